import {
  AppError,
  type CompareNode,
  DEFAULT_PAGE_SIZE,
  type FilterNode,
  type JsonObject,
  type JsonValue,
  type Operator,
  isJsonObject,
  parseFilter,
} from '@mortise/shared';

const MAX_PAGE_SIZE = 200;
const OPERATORS: readonly Operator[] = ['$eq', '$ne', '$in', '$notIn', '$includes'];
const SORTABLE = ['sort', 'name'] as const;
const WHOLE_NUMBER = /^[1-9]\d{0,8}$/;

export interface ListQuery {
  /** Undefined with `paginate=false`. */
  readonly page: number | undefined;
  readonly pageSize: number;
  readonly sortBy: (typeof SORTABLE)[number];
  readonly descending: boolean;
  readonly filter: FilterNode | undefined;
  readonly withFields: boolean;
}

type RawQuery = Readonly<Record<string, unknown>>;

/**
 * Reads the query string of a list or get of definitions. They are answered from memory, so only names can be filtered and sorted.
 * @throws AppError QUERY_PARAMETER_UNKNOWN, QUERY_PARAMETER_INVALID, QUERY_FILTER_INVALID, PAGE_SIZE_TOO_LARGE
 */
export function readListQuery(
  asked: RawQuery,
  known: readonly string[] = ['page', 'pageSize', 'paginate', 'sort', 'filter', 'appends'],
): ListQuery {
  refuseUnknown(asked, known);
  // A parameter without `=` is null, and says nothing.
  const query: RawQuery = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
  const paginate = query['paginate'] ?? 'true';
  if (paginate !== 'true' && paginate !== 'false') throw invalid('paginate', ['true', 'false'], paginate);
  const pageSize = readNumber(query, 'pageSize') ?? DEFAULT_PAGE_SIZE;
  if (pageSize > MAX_PAGE_SIZE) throw new AppError('PAGE_SIZE_TOO_LARGE', { max: MAX_PAGE_SIZE, received: pageSize });
  const page = readNumber(query, 'page') ?? 1;
  return {
    page: paginate === 'true' ? page : undefined,
    pageSize,
    ...readSort(query['sort']),
    filter: readFilter(query['filter']),
    withFields: readAppends(query['appends']),
  };
}

/** @throws AppError QUERY_PARAMETER_UNKNOWN */
export function refuseUnknown(query: RawQuery, known: readonly string[]): void {
  const parameter = Object.keys(query).find((name) => !known.includes(name));
  if (parameter !== undefined) throw new AppError('QUERY_PARAMETER_UNKNOWN', { parameter, expected: known });
}

function readNumber(query: RawQuery, parameter: string): number | undefined {
  const raw = query[parameter];
  if (raw === undefined) return undefined;
  if (typeof raw !== 'string' || !WHOLE_NUMBER.test(raw)) throw invalid(parameter, 'a whole number of at least 1', raw);
  return Number(raw);
}

function readSort(raw: unknown): Pick<ListQuery, 'sortBy' | 'descending'> {
  const term = Array.isArray(raw) && raw.length === 1 ? (raw[0] as unknown) : (raw ?? 'sort');
  const descending = typeof term === 'string' && term.startsWith('-');
  const sortBy = SORTABLE.find((name) => name === (descending ? term.slice(1) : term));
  if (sortBy === undefined) throw invalid('sort', SORTABLE, term);
  return { sortBy, descending };
}

function readAppends(raw: unknown): boolean {
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const names = items.flatMap((item) => (typeof item === 'string' ? item.split(',') : [])).filter((name) => name !== '');
  // Categories are an option of clients, and always there.
  const other = names.find((name) => name !== 'fields' && name !== 'category');
  if (other !== undefined || (raw !== undefined && names.length === 0)) throw invalid('appends', ['fields', 'category'], other ?? raw);
  return names.includes('fields');
}

function readFilter(raw: unknown): FilterNode | undefined {
  if (raw === undefined || raw === '') return undefined;
  const filter = parseFilter(typeof raw === 'string' ? parseJson(raw) : (raw as JsonValue));
  requireNameFilter(filter);
  return filter;
}

/** @throws AppError QUERY_PARAMETER_INVALID for conditions on anything but the name, QUERY_OPERATOR_UNSUPPORTED */
function requireNameFilter(filter: FilterNode): void {
  if (filter.kind === 'not') return requireNameFilter(filter.node);
  if (filter.kind === 'calculation') throw invalid('filter', 'conditions on name', filter.kind);
  if (filter.kind !== 'compare') return filter.nodes.forEach(requireNameFilter);
  const { path, operator, value } = filter;
  if (path.join('.') !== 'name' || value.kind !== 'literal') throw invalid('filter', 'conditions on name', path.join('.'));
  if (!OPERATORS.includes(operator))
    throw new AppError('QUERY_OPERATOR_UNSUPPORTED', { path: 'name', received: operator, expected: OPERATORS });
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new AppError('QUERY_FILTER_INVALID', { path: 'filter', expected: 'valid JSON', received: text.slice(0, 100) }, { cause: error });
  }
}

function invalid(parameter: string, expected: unknown, received: unknown): AppError {
  return new AppError('QUERY_PARAMETER_INVALID', {
    parameter,
    expected,
    received: typeof received === 'string' ? received.slice(0, 100) : typeof received,
  });
}

/** One page of definitions with its `meta`; without paging all of them and no `meta`. */
export function pageOf(all: readonly JsonObject[], query: ListQuery): { rows: JsonObject[]; meta: JsonObject | undefined } {
  const { filter, sortBy, descending, page, pageSize } = query;
  const kept = all.filter((item) => filter === undefined || matches(filter, nameOf(item)));
  const sorted = kept.toSorted((a, b) => (sortBy === 'sort' ? placeOf(a) - placeOf(b) : 0) || compareNames(nameOf(a), nameOf(b)));
  const ordered = descending ? sorted.toReversed() : sorted;
  if (page === undefined) return { rows: ordered, meta: undefined };
  const meta = { count: ordered.length, page, pageSize, totalPage: Math.ceil(ordered.length / pageSize) };
  return { rows: ordered.slice((page - 1) * pageSize, page * pageSize), meta };
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nameOf(item: JsonObject): string {
  return typeof item['name'] === 'string' ? item['name'] : '';
}

function placeOf(item: JsonObject): number {
  return typeof item['sort'] === 'number' ? item['sort'] : 0;
}

function matches(filter: FilterNode, name: string): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.nodes.every((node) => matches(node, name));
    case 'or':
      return filter.nodes.some((node) => matches(node, name));
    case 'not':
      return !matches(filter.node, name);
    case 'calculation':
      return false;
    default:
      return compares(filter, name);
  }
}

function compares({ operator, value }: CompareNode, name: string): boolean {
  const wanted = value.kind === 'literal' ? value.value : null;
  switch (operator) {
    case '$eq':
      return name === wanted;
    case '$ne':
      return name !== wanted;
    case '$in':
      return Array.isArray(wanted) && wanted.includes(name);
    case '$notIn':
      return Array.isArray(wanted) && !wanted.includes(name);
    default:
      return typeof wanted === 'string' && name.toLowerCase().includes(wanted.toLowerCase());
  }
}

/** JSON Schema of a body that holds a definition; its parts are read by their own readers. */
export const objectBody = { type: 'object' } as const;

/** The body of an action that takes a definition. */
export function readBody(values: JsonValue | undefined): JsonObject {
  if (!isJsonObject(values)) throw new AppError('BODY_INVALID', { path: 'body', expected: 'an object' });
  return values;
}
