import type { JsonObject, JsonValue } from '@mortise/shared';

/** A value somebody can choose. */
export interface SchemaOption {
  readonly value: string | number;
  readonly label: string;
}

export interface TextControl {
  readonly kind: 'text';
  readonly format?: string;
  /** Characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly multiline: boolean;
  /** Never shown as typed. */
  readonly secret: boolean;
}

export interface NumberControl {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly above?: number;
  readonly below?: number;
  readonly multipleOf?: number;
}

/** Several texts, one per line. */
export interface LinesControl {
  readonly kind: 'lines';
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems: boolean;
  readonly line: TextControl;
}

/** Any number of given values. */
export interface ChoicesControl {
  readonly kind: 'choices';
  readonly options: readonly SchemaOption[];
  readonly minItems?: number;
  readonly maxItems?: number;
}

export type SchemaControl =
  | TextControl
  | NumberControl
  | LinesControl
  | ChoicesControl
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly SchemaOption[] }
  | { readonly kind: 'group'; readonly fields: readonly SchemaField[] }
  /** What no other control can show, as JSON text. */
  | { readonly kind: 'json'; readonly type?: string };

/** One part of a form that is made from a JSON Schema. */
export interface SchemaField {
  /** Names of the properties that lead to the value; empty for the whole. */
  readonly path: readonly string[];
  readonly label: string;
  readonly help?: string;
  readonly required: boolean;
  /** What holds when nothing is set. */
  readonly fallback?: JsonValue;
  readonly control: SchemaControl;
}

/** The parts of a group, and of groups in it, as one list. */
export function flatFields(fields: readonly SchemaField[]): readonly SchemaField[] {
  return fields.flatMap((field) => (field.control.kind === 'group' ? flatFields(field.control.fields) : [field]));
}

export type Schema = JsonObject;
