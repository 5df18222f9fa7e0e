import type { Api } from '@mortise/plugin-api/client';
import { useApi } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';

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
  readonly name: string;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly titleField?: string;
  readonly primaryKey: string;
  readonly maxPageSize: number;
  readonly origin: 'user' | 'plugin';
  readonly fields: readonly AccessibleField[];
  readonly actions: Readonly<Partial<Record<AccessibleActionName, AccessibleAction>>>;
}

export const ACCESSIBLE_KEY = ['schema', 'accessible'] as const;

/** The collections the viewer may see or add records to. */
export async function loadAccessible(api: Api, signal: AbortSignal): Promise<readonly AccessibleCollection[]> {
  const { data } = await api.get<readonly AccessibleCollection[]>('collections:listAccessible', { signal });
  return data;
}

export function useAccessible(): UseQueryResult<readonly AccessibleCollection[]> {
  const api = useApi();
  return useQuery({ queryKey: ACCESSIBLE_KEY, queryFn: ({ signal }) => loadAccessible(api, signal) });
}
