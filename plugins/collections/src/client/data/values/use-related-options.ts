import { type Api, type PageMeta, useApi } from '@mortise/plugin-api/client';
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { searchFilter } from '../filter/quick-search';
import { type DataCollection, type DataRecord, keyOf, shownFields, titleField, titleOfRecord } from '../model/data-collection';
import type { RelatedRecord } from './related-record';

export interface RelatedOption {
  readonly value: string;
  readonly label: string;
}

export interface RelatedQuery {
  readonly search: string;
  /** Nothing is asked before. */
  readonly enabled: boolean;
  /** What is chosen already. */
  readonly keys: readonly string[];
  readonly related: RelatedRecord | undefined;
}

export interface RelatedOptions {
  readonly options: readonly RelatedOption[];
  readonly fetching: boolean;
  readonly error: unknown;
  /** Asks for the next page, if there is one. */
  more(): void;
}

const PAGE_SIZE = 20;
/** Milliseconds. */
const PAUSE = 250;

/** Records of the target that match what is typed, and those chosen already. */
export function useRelatedOptions(target: DataCollection | undefined, { search, enabled, keys, related }: RelatedQuery): RelatedOptions {
  const api = useApi();
  const calm = useCalm(search);
  const pages = useInfiniteQuery({
    queryKey: ['records', target?.name, 'options', calm],
    enabled: enabled && target !== undefined,
    initialPageParam: 1,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.get<readonly DataRecord[], PageMeta>(`${target?.name}:list`, { params: { ...paramsOf(target, calm), page: pageParam }, signal }),
    getNextPageParam: ({ data, meta }) => (data.length < PAGE_SIZE ? undefined : meta.page + 1),
  });
  const known = related === undefined || !keys.includes(related.key) ? [] : [{ value: related.key, label: related.title }];
  const listed = (pages.data?.pages ?? []).flatMap(({ data }) => data).flatMap((record) => optionOf(target, record));
  const found = [...known, ...listed];
  const chosen = useChosen(
    target,
    keys.filter((key) => !found.some(({ value }) => value === key)),
  );
  return {
    options: distinct([...found, ...chosen.flatMap((record) => optionOf(target, record))], keys, calm),
    fetching: pages.isFetching,
    error: pages.error,
    more: () => {
      if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
    },
  };
}

function paramsOf(target: DataCollection | undefined, search: string): Readonly<Record<string, unknown>> {
  if (target === undefined) return {};
  const title = titleField(target);
  const filter = searchFilter(target, search);
  return { fields: namedFields(target), sort: [title], pageSize: PAGE_SIZE, count: 'none', ...(filter === undefined ? {} : { filter }) };
}

function namedFields(target: DataCollection): readonly string[] {
  const readable = shownFields(target).map(({ name }) => name);
  return [...new Set([target.primaryKey, titleField(target)])].filter((name) => readable.includes(name));
}

/** Asks for the records behind keys that came from elsewhere, such as a filter in the address: one request for all of them. */
export function chosenQuery(api: Api, target: DataCollection | undefined, keys: readonly string[]) {
  return queryOptions({
    queryKey: ['records', target?.name, 'chosen', keys],
    enabled: target !== undefined && keys.length > 0,
    queryFn: async ({ signal }): Promise<readonly DataRecord[]> => {
      const filter = { [target?.primaryKey ?? '']: { $in: keys } };
      const params = { fields: target && namedFields(target), filter, pageSize: Math.min(100, target?.maxPageSize ?? 100), count: 'none' };
      return (await api.get<readonly DataRecord[]>(`${target?.name}:list`, { params, signal })).data;
    },
  });
}

function useChosen(target: DataCollection | undefined, keys: readonly string[]): readonly DataRecord[] {
  const query = useQuery({ ...chosenQuery(useApi(), target, keys), placeholderData: keepPreviousData });
  return keys.length === 0 ? [] : (query.data ?? []);
}

function optionOf(target: DataCollection | undefined, record: DataRecord): readonly RelatedOption[] {
  const key = target === undefined ? undefined : keyOf(target, record);
  return target === undefined || key === undefined ? [] : [{ value: String(key), label: titleOfRecord(target, record) }];
}

/** While something is searched for, what does not match stays out of the list, but for what is chosen. */
function distinct(options: readonly RelatedOption[], keys: readonly string[], search: string): readonly RelatedOption[] {
  const all = new Map<string, RelatedOption>();
  for (const option of options) if (!all.has(option.value)) all.set(option.value, option);
  for (const key of keys) if (!all.has(key)) all.set(key, { value: key, label: `#${key}` });
  const rows = [...all.values()];
  return search === '' ? rows : rows.toSorted((a, b) => Number(keys.includes(a.value)) - Number(keys.includes(b.value)));
}

/** A value once it has stopped changing. */
function useCalm(value: string): string {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return calm;
}
