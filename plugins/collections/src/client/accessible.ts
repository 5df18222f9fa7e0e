import type { Api } from '@mortise/plugin-api/client';
import { useApi } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useSourceKey } from './source-key';

/** What the viewer may do with the records of a collection; absent where refused. */
interface AccessibleAction {
  /** Absent: all fields. */
  readonly fields?: readonly string[];
  /** Not every record. */
  readonly scoped: boolean;
}

export type AccessibleActionName = 'view' | 'create' | 'update' | 'destroy';

/** A field the viewer may see or write; titles are in the viewer's language. */
export interface AccessibleField {
  readonly name: string;
  readonly type: string;
  readonly interface?: string;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly uiSchema?: JsonObject;
  readonly allowNull?: boolean;
  readonly unique?: boolean;
  readonly readOnly?: boolean;
  readonly primaryKey?: boolean;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly defaultValue?: JsonValue;
  readonly target?: string;
  readonly foreignKey?: string;
  readonly targetKey?: string;
}

export interface AccessibleCollection {
  /** Key of the data source it lies in; that of the server itself without it. */
  readonly dataSource?: string;
  readonly name: string;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly titleField?: string;
  readonly primaryKey: string;
  /** Of a tree: the column that holds the key of the record above. */
  readonly treeKey?: string;
  readonly maxPageSize: number;
  readonly origin: 'user' | 'plugin';
  /** It was made by the server for the pairs of a relation. */
  readonly isThrough?: boolean;
  readonly fields: readonly AccessibleField[];
  readonly actions: Readonly<Partial<Record<AccessibleActionName, AccessibleAction>>>;
}

export const ACCESSIBLE_KEY = ['schema', 'accessible'] as const;

export interface AccessibleWish {
  readonly signal: AbortSignal;
  /** Undefined for `main`. */
  readonly source: string | undefined;
  /** Of one collection. */
  readonly name?: string;
}

/** The collections of one data source the viewer may see or add records to. */
export async function readAccessible(api: Api, { signal, source, name }: AccessibleWish): Promise<readonly AccessibleCollection[]> {
  // What there is in a source is known to `main`.
  const options = { params: { filterByTk: name, dataSourceKey: source }, dataSource: undefined, signal };
  const { data } = await api.get<readonly AccessibleCollection[]>('collections:listAccessible', options);
  return source === undefined ? data : data.map((collection) => ({ ...collection, dataSource: source }));
}

/** The collections of `main` the viewer may see or add records to. */
export function loadAccessible(api: Api, signal: AbortSignal): Promise<readonly AccessibleCollection[]> {
  return readAccessible(api, { signal, source: undefined });
}

/** Those of the data source the page is about. */
export function useAccessible(): UseQueryResult<readonly AccessibleCollection[]> {
  const api = useApi();
  const source = useSourceKey();
  return useQuery({ queryKey: ACCESSIBLE_KEY, queryFn: ({ signal }) => readAccessible(api, { signal, source }) });
}
