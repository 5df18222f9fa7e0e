import type { ListParams } from '@mortise/plugin-api/client';
import { type JsonObject, QUERY_LIMITS, isJsonObject } from '@mortise/shared';
import { searchFilter } from '../filter/quick-search';
import { type DataCollection, findField, shownFields, titleField } from './data-collection';
import type { DataField } from './data-field';
import { kindOf } from './field-kind';
import { type SortTerm, isSortable, readSort, writeSort } from './sort';

/** What of a collection is looked at; the address holds it. */
export interface View {
  readonly filter: JsonObject | undefined;
  readonly search: string;
  readonly sort: readonly SortTerm[];
  readonly page: number;
  readonly pageSize: number;
  readonly columns: readonly string[] | undefined;
  /** The rows of a tree one below the other, as in any other collection. */
  readonly flat: boolean;
}

const PAGE_SIZES = [10, 20, 50, 100, 200] as const;
const DEFAULT_SIZE = 50;

export function pageSizes(maxPageSize: number): readonly number[] {
  const sizes = PAGE_SIZES.filter((size) => size <= maxPageSize);
  return sizes.length > 0 ? sizes : [maxPageSize];
}

/** What somebody typed into the address and makes no sense counts as nothing. */
export function readView(params: URLSearchParams, maxPageSize: number): View {
  const sizes = pageSizes(maxPageSize);
  const size = Number(params.get('pageSize'));
  const fallback = sizes.includes(DEFAULT_SIZE) ? DEFAULT_SIZE : (sizes.at(-1) ?? maxPageSize);
  const page = Number(params.get('page') ?? 1);
  const columns = params.get('columns')?.split(',').filter(Boolean);
  return {
    filter: readObject(params.get('filter')),
    search: params.get('q') ?? '',
    sort: readSort(params.get('sort') ?? undefined),
    page: Number.isInteger(page) && page >= 1 ? page : 1,
    pageSize: sizes.includes(size) ? size : fallback,
    columns: columns === undefined || columns.length === 0 ? undefined : columns,
    flat: params.get('flat') === '1',
  };
}

/** A JSON object with something in it. */
export function readObject(text: string | null): JsonObject | undefined {
  if (text === null) return undefined;
  try {
    const filter: unknown = JSON.parse(text);
    return isJsonObject(filter) && Object.keys(filter).length > 0 ? filter : undefined;
  } catch {
    return undefined;
  }
}

/** The farthest page the server goes to. */
export function lastReachablePage(pageSize: number): number {
  return Math.floor(QUERY_LIMITS.offset / pageSize) + 1;
}

/** The one request that brings what is shown: no field more, the related records of a row with it. */
export function listParams(view: View, collection: DataCollection, columns: readonly DataField[]): ListParams {
  const readable = new Set(shownFields(collection).map(({ name }) => name));
  const relations = columns.filter((field) => kindOf(field) === 'one');
  const appends = relations.slice(0, QUERY_LIMITS.appends).map(({ name }) => name);
  const plain = columns.filter((field) => kindOf(field) !== 'one').map(({ name }) => name);
  const foreignKeys = relations.flatMap(({ foreignKey }) =>
    foreignKey !== undefined && findField(collection, foreignKey) ? foreignKey : [],
  );
  const always = [collection.primaryKey, titleField(collection)].filter((name) => readable.has(name));
  const sort = view.sort.filter(({ field }) => readable.has(field) && isSortableName(collection, field));
  const filter = bothFilters(view.filter, searchFilter(collection, view.search));
  return {
    page: Math.min(view.page, lastReachablePage(view.pageSize)),
    pageSize: view.pageSize,
    fields: [...new Set([...always, ...plain, ...foreignKeys])],
    ...(filter === undefined ? {} : { filter }),
    ...(sort.length === 0 ? {} : { sort: writeSort(sort) }),
    ...(appends.length === 0 ? {} : { appends }),
    ...(isTree(view, collection) ? { tree: true } : {}),
  };
}

/** Whether records are shown below the one they belong to. */
export function isTree({ flat, search }: View, { treeKey }: DataCollection): boolean {
  return treeKey !== undefined && !flat && search.trim() === '';
}

function isSortableName(collection: DataCollection, name: string): boolean {
  const field = findField(collection, name);
  return field !== undefined && isSortable(field);
}

/** Both conditions, as far as there are any. */
export function bothFilters(first: JsonObject | undefined, second: JsonObject | undefined): JsonObject | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return { $and: [first, second] };
}
