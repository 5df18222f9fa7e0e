import { type JsonObject, type JsonValue, type OnDelete, isJsonObject } from '@mortise/shared';
import type { FieldShape } from '../definitions';
import { textIn, withText } from '../names/localized';
import { findKind, isChoice, kindOf } from './field-kinds';

export interface ChoiceOption {
  readonly value?: string;
  readonly label?: string;
}

/** What the forms of fields hold. */
export interface FieldValues {
  readonly title?: string;
  readonly name?: string;
  readonly kind?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly index?: boolean;
  /** As typed; `defaultOf` reads it. */
  readonly defaultText?: string;
  readonly length?: number | null;
  readonly precision?: number | null;
  readonly scale?: number | null;
  readonly options?: readonly (ChoiceOption | undefined)[];
  readonly target?: string;
  readonly foreignKey?: string;
  readonly onDelete?: OnDelete;
  readonly primaryKey?: boolean;
}

export class DefaultInvalid extends Error {
  override readonly name = 'DefaultInvalid';
}

const NUMBERS = ['integer', 'double'];

/** Body of `fields:create`, also one of the `fields` of `collections:create`. */
export function createBody(values: FieldValues): JsonObject {
  const kind = findKind(values.kind) ?? kindOf({ type: 'string' });
  const texts = { title: trimmed(values.title), description: trimmed(values.description) };
  const common = { name: values.name ?? '', ...texts, type: kind.type, interface: kind.interface };
  if (kind.group === 'relation') return present({ ...common, ...relationOptions(values, kind.type) });
  return present({
    ...common,
    ...(values.primaryKey === true ? { primaryKey: true } : columnOptions(values)),
    ...sizes(values, kind.type),
    defaultValue: defaultOf(values.defaultText, kind.type),
    uiSchema: isChoice(kind.id) ? { enum: enumOf(values.options) } : undefined,
  });
}

/** Body of `fields:update`: everything that may be changed; `null` takes something away. */
export function updateBody(
  values: FieldValues,
  field: FieldShape,
  { managed, language }: { managed: boolean; language: string },
): JsonObject {
  const texts = { title: withText(field.title, language, values.title), description: trimmed(values.description) ?? null };
  if (managed) return texts;
  const kind = findKind(values.kind) ?? kindOf(field);
  if (kind.group === 'relation') return texts;
  const options = isChoice(kind.id) ? { uiSchema: { ...field.uiSchema, enum: enumOf(values.options) } } : {};
  const shown = kind.id === kindOf(field).id ? {} : { interface: kind.interface };
  if (field.primaryKey === true) return { ...texts, ...shown };
  return present({
    ...texts,
    ...shown,
    ...options,
    ...columnOptions(values),
    length: kind.type === 'string' ? (values.length ?? undefined) : undefined,
    defaultValue: defaultOf(values.defaultText, kind.type) ?? null,
  });
}

/** The form as a field fills it. */
export function valuesOf(field: FieldShape, language: string): FieldValues {
  const { name, allowNull, unique, index, length, precision, scale, target, foreignKey, onDelete, primaryKey } = field;
  return present({
    name,
    title: textIn(field.title, language),
    description: field.description ?? undefined,
    kind: kindOf(field).id,
    required: allowNull === false,
    unique,
    index,
    length,
    precision,
    scale,
    target,
    foreignKey,
    onDelete,
    primaryKey,
    options: optionsOf(field),
    defaultText: defaultText(field.defaultValue),
  });
}

/** The options of a choice, as clients of this API keep them: `uiSchema.enum`. */
export function optionsOf({ uiSchema }: Pick<FieldShape, 'uiSchema'>): readonly ChoiceOption[] | undefined {
  const list = uiSchema?.['enum'];
  if (!Array.isArray(list)) return undefined;
  return list.filter(isJsonObject).map(({ value, label }) => ({ value: plain(value), label: plain(label ?? value) }));
}

/**
 * The default a text stands for; undefined when nothing is typed.
 * @throws DefaultInvalid when it cannot be read
 */
export function defaultOf(text: string | undefined, type: string): JsonValue | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  if (type === 'boolean') return text === 'true';
  if (NUMBERS.includes(type)) return numberOf(text);
  if (type === 'json') return jsonOf(text);
  if (type === 'datetime') return momentOf(text);
  return type === 'string' || type === 'text' ? text : text.trim();
}

/** A moment as an input for local time wants it: `2026-01-31T09:30`; any other default as it is. */
export function localMoment(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function defaultText(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number)) throw new DefaultInvalid(text);
  return number;
}

function jsonOf(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new DefaultInvalid(text, { cause: error });
  }
}

function momentOf(text: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new DefaultInvalid(text);
  return moment.toISOString();
}

function columnOptions({ required, unique, index }: FieldValues): JsonObject {
  return { allowNull: required !== true, unique: unique === true, index: index === true };
}

function sizes({ length, precision, scale }: FieldValues, type: string): JsonObject {
  if (type === 'string') return present({ length: length ?? undefined });
  return type === 'decimal' ? present({ precision: precision ?? undefined, scale: scale ?? undefined }) : {};
}

function relationOptions({ target, foreignKey, onDelete }: FieldValues, type: string): JsonObject {
  return present({ target, foreignKey: trimmed(foreignKey), onDelete: type === 'belongsTo' ? onDelete : undefined });
}

function enumOf(options: FieldValues['options']): JsonObject[] {
  return (options ?? []).flatMap((option) => {
    const label = trimmed(option?.label) ?? trimmed(option?.value);
    const value = trimmed(option?.value) ?? label;
    return value === undefined || label === undefined ? [] : [{ value, label }];
  });
}

function trimmed(text: string | undefined): string | undefined {
  const value = text?.trim();
  return value === '' ? undefined : value;
}

function plain(value: JsonValue | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}

/** Without the keys whose value is undefined. */
function present<T extends object>(source: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
