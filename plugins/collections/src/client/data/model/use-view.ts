import type { JsonObject } from '@mortise/shared';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { RecordKey } from './data-collection';
import { type SortTerm, writeSort } from './sort';
import { type View, readView } from './view';

/** What changes; `undefined` takes it out of the address. */
export interface ViewChange {
  readonly filter?: JsonObject | undefined;
  readonly search?: string;
  readonly sort?: readonly SortTerm[];
  readonly page?: number;
  readonly pageSize?: number;
  readonly columns?: readonly string[] | undefined;
  /** Key of the open record, or `new`. */
  readonly record?: RecordKey | undefined;
  /** The open panel: `filter`. */
  readonly panel?: string | undefined;
}

export interface ViewState {
  readonly view: View;
  readonly record: string | undefined;
  readonly panel: string | undefined;
  /** With `push` the browser's back button undoes it. */
  change(change: ViewChange, options?: { readonly push?: boolean }): void;
}

/** Key of no record: the drawer for a new one. */
export const NEW_RECORD = 'new';

/** What is looked at, kept in the address so that a link brings it back. */
export function useView(maxPageSize: number): ViewState {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readView(params, maxPageSize), [params, maxPageSize]);
  // The router hands out another function with every address, and all rows would be drawn anew for it.
  const latest = useRef(setParams);
  useEffect(() => {
    latest.current = setParams;
  });
  const change = useCallback<ViewState['change']>(
    (next, { push = false } = {}) => latest.current((before) => changed(before, next), { replace: !push }),
    [],
  );
  return { view, record: params.get('record') ?? undefined, panel: params.get('panel') ?? undefined, change };
}

/** Another filter, order or size of pages begins on the first page. */
const STARTS_OVER: readonly (keyof ViewChange)[] = ['filter', 'search', 'sort', 'pageSize'];

function changed(before: URLSearchParams, change: ViewChange): URLSearchParams {
  const after = new URLSearchParams(before);
  if (STARTS_OVER.some((name) => Object.hasOwn(change, name))) after.delete('page');
  for (const [name, value] of Object.entries(texts(change))) {
    if (value === undefined || value === '') after.delete(name);
    else after.set(name, value);
  }
  return after;
}

function texts(change: ViewChange): Record<string, string | undefined> {
  const { filter, search, sort, columns, ...plain } = change;
  return {
    ...(Object.hasOwn(change, 'filter') ? { filter: filter && JSON.stringify(filter) } : {}),
    ...(search === undefined ? {} : { q: search }),
    ...(sort === undefined ? {} : { sort: writeSort(sort).join(',') }),
    ...(Object.hasOwn(change, 'columns') ? { columns: columns?.join(',') } : {}),
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, value === undefined ? undefined : String(value)])),
  };
}
