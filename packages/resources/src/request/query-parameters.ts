import {
  AppError,
  type CompareNode,
  type FilterNode,
  type JsonValue,
  type Operator,
  QUERY_LIMITS,
  isJsonObject,
  parseFilter,
} from '@mortise/shared';

export type RawQuery = Readonly<Record<string, unknown>>;

/** @throws AppError QUERY_PARAMETER_UNKNOWN for the first parameter that `known` does not list */
export function refuseUnknownParameters(query: RawQuery, known: readonly string[]): void {
  for (const parameter of Object.keys(query)) {
    if (!known.includes(parameter)) throw new AppError('QUERY_PARAMETER_UNKNOWN', { parameter, expected: known });
  }
}

/** What a parameter says. One without `=` is `null`, as clients write what they have no value for: it says nothing. */
export function saidBy(query: RawQuery, parameter: string): unknown {
  return query[parameter] ?? undefined;
}

/** A list of names, as `a,b`, `x[]=a&x[]=b` or `x=a&x=b`; undefined when the parameter is absent. */
export function readNames(query: RawQuery, parameter: string, max: number): readonly string[] | undefined {
  const raw = saidBy(query, parameter);
  if (raw === undefined) return undefined;
  const items: unknown[] = Array.isArray(raw) ? raw : [raw];
  const names: string[] = [];
  for (const item of items) {
    if (typeof item !== 'string') throw new AppError('QUERY_PARAMETER_INVALID', { parameter, expected: 'a list of names' });
    names.push(...item.split(',').map((name) => name.trim()));
  }
  const given = names.filter((name) => name !== '');
  if (given.length > max) throw new AppError('QUERY_TOO_COMPLEX', { what: parameter, max });
  return given;
}

/** A whole number of at least 1, or undefined when absent. */
export function readPositiveInteger(query: RawQuery, parameter: string): number | undefined {
  const raw = saidBy(query, parameter);
  if (raw === undefined) return undefined;
  const number = typeof raw === 'string' && /^\d{1,15}$/.test(raw) ? Number(raw) : 0;
  if (number < 1)
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter, expected: 'a whole number of at least 1', received: shown(raw) });
  return number;
}

/** One of a closed list of words, or undefined when absent. */
export function readChoice<Choice extends string>(query: RawQuery, parameter: string, choices: readonly Choice[]): Choice | undefined {
  const raw = saidBy(query, parameter);
  if (raw === undefined) return undefined;
  const choice = choices.find((known) => known === raw);
  if (choice === undefined) throw new AppError('QUERY_PARAMETER_INVALID', { parameter, expected: choices, received: shown(raw) });
  return choice;
}

/** The `filter` parameter, as JSON text or in brackets; undefined when absent. */
export function readFilter(query: RawQuery): FilterNode | undefined {
  const raw = saidBy(query, 'filter');
  if (raw === undefined || raw === '') return undefined;
  return parseFilter(typeof raw === 'string' ? parseFilterText(raw) : jsonFromBrackets(raw, 0));
}

/** False for filters that let every row through whatever it holds, such as `{}` or `{"$not":{"$or":[]}}`: no write may rest on them. */
export function restricts(node: FilterNode): boolean {
  return constantOf(node) !== true;
}

/** Operators that every row answers to when nothing is listed. */
const ALL_BUT_LISTED: ReadonlySet<Operator> = new Set<Operator>([
  '$ne',
  '$notIn',
  '$notIncludes',
  '$notStartsWith',
  '$notEndWith',
  '$notLike',
  '$notILike',
  '$noneOf',
]);

/** Operators that no row answers to then. */
const ANY_LISTED: ReadonlySet<Operator> = new Set<Operator>([
  '$eq',
  '$in',
  '$includes',
  '$startsWith',
  '$endWith',
  '$like',
  '$iLike',
  '$anyOf',
]);

/** What a filter says of every row alike; undefined when that depends on the row. */
function constantOf(node: FilterNode): boolean | undefined {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const decisive = node.kind === 'or';
      const parts = node.nodes.map(constantOf);
      if (parts.includes(decisive)) return decisive;
      return parts.includes(undefined) ? undefined : !decisive;
    }
    case 'not': {
      const inner = constantOf(node.node);
      return inner === undefined ? undefined : !inner;
    }
    case 'calculation':
      return undefined;
    default: {
      if (!listsNothing(node)) return undefined;
      return ALL_BUT_LISTED.has(node.operator) || (ANY_LISTED.has(node.operator) ? false : undefined);
    }
  }
}

function listsNothing({ operator, value }: CompareNode): boolean {
  if (value.kind !== 'literal') return false;
  if (Array.isArray(value.value)) return value.value.length === 0;
  return value.value === null && (operator === '$in' || operator === '$notIn');
}

/** `filterByTk=1`, `filterByTk=[1,2]` or repeated; the query wins over the key in the path. */
export function readKeys(query: RawQuery, pathKey: string | undefined): readonly string[] | undefined {
  const raw = query['filterByTk'] ?? pathKey;
  if (raw === undefined || raw === null || raw === '') return undefined;
  const keys = (Array.isArray(raw) ? raw : typeof raw === 'string' && raw.startsWith('[') ? parseKeyArray(raw) : [raw]).map(readKey);
  if (keys.length > QUERY_LIMITS.bulkRows) throw new AppError('QUERY_TOO_COMPLEX', { what: 'filterByTk', max: QUERY_LIMITS.bulkRows });
  return keys.length > 0 ? keys : undefined;
}

function readKey(key: unknown): string {
  if (typeof key === 'number') return String(key);
  if (typeof key === 'string' && key !== '') return key;
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'filterByTk', expected: 'a key or a list of keys' });
}

function parseKeyArray(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed;
  } catch {
    // Not JSON: refused below like any other wrong form.
  }
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'filterByTk', expected: 'a key or a list of keys' });
}

function parseFilterText(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new AppError('QUERY_FILTER_INVALID', { path: 'filter', expected: 'valid JSON', received: text.slice(0, 100) }, { cause: error });
  }
}

/** `filter[title]=a` arrives as objects of strings, arrays and nulls. */
function jsonFromBrackets(value: unknown, depth: number): JsonValue {
  if (depth > QUERY_LIMITS.filterDepth * 2) throw new AppError('QUERY_TOO_COMPLEX', { what: 'depth', max: QUERY_LIMITS.filterDepth });
  if (value === null || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((item) => jsonFromBrackets(item, depth + 1));
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonFromBrackets(item, depth + 1)]));
  throw new AppError('QUERY_FILTER_INVALID', { path: 'filter', expected: 'object' });
}

function shown(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, 100) : typeof value;
}
