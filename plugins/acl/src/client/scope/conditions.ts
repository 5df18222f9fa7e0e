import { type ColumnType, type JsonObject, type JsonValue, OPERATORS_BY_TYPE, isJsonObject } from '@mortise/shared';

/** What the builder offers, in this order. */
const OFFERED = ['$eq', '$ne', '$in', '$notIn', '$empty', '$notEmpty', '$gt', '$gte', '$lt', '$lte', '$includes'] as const;
/** `$notEmpty` is `$empty: false` on the wire. */
export type ConditionOperator = (typeof OFFERED)[number];

/** One line of the builder. `value` is undefined while nothing was entered. */
export interface Condition {
  readonly field: string;
  readonly operator: ConditionOperator;
  readonly value: JsonValue | undefined;
}

/** What the builder can show: conditions of one level, all of them or any. */
export interface Conditions {
  readonly join: '$and' | '$or';
  readonly list: readonly Condition[];
}

/** The user who asks, as filters name them. */
export const CURRENT_USER = '{{$user.id}}';

/** The operators a column of this type answers to; none for relations. */
export function operatorsOf(type: string): readonly ConditionOperator[] {
  const known = (OPERATORS_BY_TYPE as Readonly<Record<string, (typeof OPERATORS_BY_TYPE)[ColumnType] | undefined>>)[type] ?? [];
  return OFFERED.filter((operator) => known.includes(operator));
}

export function needsValue({ operator }: Pick<Condition, 'operator'>): boolean {
  return operator !== '$empty' && operator !== '$notEmpty';
}

export function isComplete(condition: Condition): boolean {
  if (condition.field === '') return false;
  const { value } = condition;
  return !needsValue(condition) || (value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));
}

/** The filter of the conditions; an empty one while there is none or one is incomplete. */
export function buildFilter({ join, list }: Conditions): JsonObject {
  if (list.length === 0 || !list.every(isComplete)) return {};
  const parts = list.map(buildCondition);
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { [join]: parts };
}

function buildCondition({ field, operator, value }: Condition): JsonObject {
  if (operator === '$empty' || operator === '$notEmpty') return { [`${field}.$empty`]: operator === '$empty' };
  return { [`${field}.${operator}`]: value };
}

/** Reads a filter back; undefined when it says more than the builder can show. */
export function readFilter(filter: JsonObject): Conditions | undefined {
  const keys = Object.keys(filter);
  const [key] = keys;
  if (keys.length === 1 && (key === '$and' || key === '$or')) return readList(key, filter[key]);
  return joined('$and', Object.entries(filter).map(readCondition));
}

function readList(join: '$and' | '$or', nodes: JsonValue | undefined): Conditions | undefined {
  if (!Array.isArray(nodes)) return undefined;
  const items: readonly JsonValue[] = nodes;
  const entries = items.map((node) => (isJsonObject(node) ? Object.entries(node) : []));
  const singles = entries.every((list) => list.length === 1);
  return singles ? joined(join, entries.flat().map(readCondition)) : undefined;
}

function joined(join: '$and' | '$or', list: readonly (Condition | undefined)[]): Conditions | undefined {
  const known = list.filter((condition) => condition !== undefined);
  return known.length === list.length ? { join, list: known } : undefined;
}

/** `title.$includes: "a"`, `title: {"$includes": "a"}`, `title: "a"`, `title: ["a", "b"]`. */
function readCondition([key, value]: readonly [string, JsonValue | undefined]): Condition | undefined {
  const [field = '', operator, ...deeper] = key.split('.');
  if (deeper.length > 0 || field.startsWith('$')) return undefined;
  if (operator !== undefined) return comparison(field, operator, value);
  if (isJsonObject(value)) {
    const inner = Object.entries(value);
    const [first] = inner;
    return inner.length === 1 && first !== undefined ? comparison(field, first[0], first[1]) : undefined;
  }
  return comparison(field, Array.isArray(value) ? '$in' : '$eq', value);
}

function comparison(field: string, operator: string, value: JsonValue | undefined): Condition | undefined {
  const offered = OFFERED.find((known) => known === operator);
  if (offered === undefined || offered === '$notEmpty' || value === undefined || value === null) return undefined;
  if (offered === '$empty') return { field, operator: value === false ? '$notEmpty' : '$empty', value: undefined };
  return { field, operator: offered, value };
}
