import type { JsonObject, JsonValue } from '@mortise/shared';

export const PARAMETER_TYPES = [
  'string',
  'text',
  'integer',
  'bigInt',
  'double',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'time',
  'uuid',
  'array',
] as const;

export type ParameterType = (typeof PARAMETER_TYPES)[number];

/** What the caller of a query may choose. */
export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly title?: string;
  readonly required?: boolean;
  readonly defaultValue?: JsonValue;
}

/** A read of one collection in the words of the action API; `{{params.x}}` may stand where its filters have values. */
export interface Tree {
  readonly resource: string;
  readonly action: 'list' | 'query';
  readonly params: JsonObject;
}
