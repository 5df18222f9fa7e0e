import {
  AppError,
  type ColumnField,
  type JsonObject,
  type JsonValue,
  describeColumnValue,
  normalizeColumn,
  readColumnValue,
} from '@mortise/shared';
import type { Parameter } from '../contract/query-parts';

/** A value of a parameter in canonical form, with the column it would fit. */
export interface BoundParameter {
  readonly field: ColumnField;
  readonly value: JsonValue;
}

/** The column whose values a parameter takes. */
function fieldOf({ name, type }: Parameter): ColumnField {
  return normalizeColumn({ name, type, ...(type === 'decimal' ? { precision: 18, scale: 6 } : {}) });
}

/**
 * A value for every declared parameter: the caller's, else the default, else null.
 * @throws AppError FIELD_UNKNOWN, VALUE_REQUIRED, VALUE_INVALID
 */
export function readParameters(declared: readonly Parameter[], given: JsonObject, query: string): ReadonlyMap<string, BoundParameter> {
  const unknown = Object.keys(given).find((name) => !declared.some((parameter) => parameter.name === name));
  if (unknown !== undefined) throw new AppError('FIELD_UNKNOWN', { field: unknown.slice(0, 100), collection: query });
  return new Map(declared.map((parameter) => [parameter.name, readParameter(parameter, given[parameter.name])]));
}

function readParameter(parameter: Parameter, given: JsonValue | undefined): BoundParameter {
  const field = fieldOf(parameter);
  const value = given ?? parameter.defaultValue ?? null;
  if (value === null && parameter.required === true) throw new AppError('VALUE_REQUIRED', { field: parameter.name });
  if (value === null) return { field, value };
  const isListText = parameter.type === 'array' && typeof value === 'string';
  const read = readColumnValue(field, isListText ? listIn(value) : value, { lenient: true });
  if (read === undefined) throw new AppError('VALUE_INVALID', { field: parameter.name, expected: describeColumnValue(field) });
  return { field, value: read };
}

/** A list as one text of a query string: `a,b`, or JSON, for items that hold commas themselves. */
function listIn(text: string): JsonValue {
  if (text === '') return [];
  if (!text.startsWith('[')) return text.split(',');
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

/** @throws AppError DEFINITION_INVALID, VALUE_INVALID for a default of another type */
export function checkParameters(parameters: readonly Parameter[]): void {
  const names = parameters.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new AppError('DEFINITION_INVALID', { expected: 'parameters with names of their own', received: twice });
  for (const parameter of parameters) if (parameter.defaultValue !== undefined) readParameter({ ...parameter, required: false }, undefined);
}
