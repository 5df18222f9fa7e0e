import type { JsonObject } from '@mortise/shared';
import { useParamsChange } from '@mortise/ui';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { RecordKey } from './data-collection';
import { type SortTerm, writeSort } from './sort';
import { type View, readObject, readView } from './view';

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
  /** Rows of a tree one below the other, as in any other collection. */
  readonly flat?: boolean;
  /** What a new record begins with. */
  readonly values?: JsonObject;
}

export interface ViewState {
  readonly view: View;
  readonly record: string | undefined;
  readonly panel: string | undefined;
  /** What a new record begins with. */
  readonly values: JsonObject;
  /** With `push` the browser's back button undoes it. */
  change(change: ViewChange, options?: { readonly push?: boolean }): void;
}

/** Key of no record: the drawer for a new one. */
export const NEW_RECORD = 'new';

/** What is looked at, kept in the address so that a link brings it back. */
export function useView(maxPageSize: number): ViewState {
  const [params] = useSearchParams();
  const changeParams = useParamsChange();
  const change = useCallback<ViewState['change']>(
    (next, { push = false } = {}) => changeParams((before) => changed(before, next), push ? 'open' : closes(next) ? 'close' : 'stay'),
    [changeParams],
  );
  return useViewOf(params, maxPageSize, change);
}

/** The same, kept by the component, where several tables share one address; `begin` is what an address would say. */
export function useOwnView(maxPageSize: number, begin: string): ViewState {
  const [params, setParams] = useState(() => new URLSearchParams(begin));
  const change = useCallback<ViewState['change']>((next) => setParams((before) => changed(before, next)), []);
  return useViewOf(params, maxPageSize, change);
}

function useViewOf(params: URLSearchParams, maxPageSize: number, change: ViewState['change']): ViewState {
  const view = useMemo(() => readView(params, maxPageSize), [params, maxPageSize]);
  const begins = params.get('values');
  const values = useMemo(() => readObject(begins) ?? {}, [begins]);
  return { view, record: params.get('record') ?? undefined, panel: params.get('panel') ?? undefined, values, change };
}

/** A record or a panel that was opened, and nothing else. */
function closes(change: ViewChange): boolean {
  const names = Object.keys(change);
  return names.every((name) => (name === 'record' && change.record === undefined) || (name === 'panel' && change.panel === undefined));
}

/** Another filter, order or size of pages begins on the first page. */
const STARTS_OVER: readonly (keyof ViewChange)[] = ['filter', 'search', 'sort', 'pageSize', 'flat'];

function changed(before: URLSearchParams, change: ViewChange): URLSearchParams {
  const after = new URLSearchParams(before);
  if (STARTS_OVER.some((name) => Object.hasOwn(change, name))) after.delete('page');
  if (Object.hasOwn(change, 'record')) after.delete('values');
  for (const [name, value] of Object.entries(texts(change))) {
    if (value === undefined || value === '') after.delete(name);
    else after.set(name, value);
  }
  return after;
}

function texts(change: ViewChange): Record<string, string | undefined> {
  const { filter, search, sort, columns, flat, values, ...plain } = change;
  return {
    ...(Object.hasOwn(change, 'filter') ? { filter: filter && JSON.stringify(filter) } : {}),
    ...(search === undefined ? {} : { q: search }),
    ...(sort === undefined ? {} : { sort: writeSort(sort).join(',') }),
    ...(Object.hasOwn(change, 'columns') ? { columns: columns?.join(',') } : {}),
    ...(flat === undefined ? {} : { flat: flat ? '1' : undefined }),
    ...(values === undefined || Object.keys(values).length === 0 ? {} : { values: JSON.stringify(values) }),
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, value === undefined ? undefined : String(value)])),
  };
}
