import { type FilterNode, type JsonPlace, type JsonValue, type Operator, malformed } from '@mortise/shared';
import type { JsonPath } from './parse-value';

/** What a condition is about: a column, or what stands within its JSON. */
export interface Compared {
  readonly column: string;
  readonly json: JsonPath;
}

/** Makes filters of one column, or of one place within it. */
export interface Comparing {
  compare(operator: Operator, value: JsonValue): FilterNode;
  /** Our negative operators hold for NULL, SQL's do not. */
  known(node: FilterNode): FilterNode;
}

/** A column, or the value at a place whatever it is. */
export function comparing({ column, json: { steps } }: Compared, as: JsonPlace['as'] = 'value'): Comparing {
  const at = (place: JsonPlace | undefined, operator: Operator, value: JsonValue): FilterNode => ({
    kind: 'compare',
    path: [column],
    ...(place ? { place } : {}),
    operator,
    value: { kind: 'literal', value },
  });
  // A list may also be all there is in the column.
  const placeFor = (taken: JsonPlace['as']): JsonPlace | undefined =>
    steps.length === 0 && taken !== 'list' ? undefined : { steps, as: taken };
  return {
    compare: (operator, value) => at(placeFor(as), operator, value),
    known: (node) => ({ kind: 'and', nodes: [node, at(placeFor('value'), '$ne', null)] }),
  };
}

/** A value as it is compared: behind `->` it is JSON, anywhere else a text. */
export function comparingWith(compared: Compared, text: string): Comparing & { readonly value: JsonValue } {
  const { steps, isText } = compared.json;
  if (steps.length === 0) return { ...comparing(compared), value: text };
  if (isText) return { ...comparing(compared, 'text'), value: text };
  const value = readScalar(compared.column, text);
  return { ...comparing(compared, placeTypeOf(value)), value };
}

type Scalar = string | number | boolean;

export function placeTypeOf(value: Scalar): JsonPlace['as'] {
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
}

/** @throws AppError QUERY_PARAMETER_INVALID */
function readScalar(column: string, text: string): Scalar {
  const value = parsed(text);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw malformed(column, 'a JSON number, a text in quotes, true or false', text);
}

/** Undefined for what is no JSON. */
export function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
