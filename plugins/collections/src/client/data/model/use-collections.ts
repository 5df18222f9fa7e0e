import { useApi, useT } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useMemo } from 'react';
import { ACCESSIBLE_KEY, readAccessible, useAccessible } from '../../accessible';
import { useSourceKey } from '../../source-key';
import { type DataCollection, PRESET_FIELDS, withKeyTypes, withPresetTitles } from './data-collection';

/** What the viewer may see, for everything below a data page. */
export const CollectionsContext = createContext<readonly DataCollection[]>([]);

/** A collection the viewer may see, such as the target of a relation. */
export function useKnownCollection(name: string | undefined): DataCollection | undefined {
  return use(CollectionsContext).find((collection) => collection.name === name);
}

export interface CollectionState {
  readonly all: readonly DataCollection[];
  /** Undefined while it is on its way, and when there is none for the viewer. */
  readonly collection: DataCollection | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  retry(): void;
}

/** One collection as the viewer may see it. The list holds a few hundred; a collection beyond them is asked for by name. */
export function useDataCollection(name: string): CollectionState {
  const api = useApi();
  const source = useSourceKey();
  const accessible = useAccessible();
  const titles = usePresetTitles();
  const all = useMemo(() => (accessible.data ?? []).map((row) => withPresetTitles(row, titles)), [accessible.data, titles]);
  const listed = all.find((collection) => collection.name === name);
  const single = useQuery({
    queryKey: [...ACCESSIBLE_KEY, name],
    queryFn: ({ signal }) => readAccessible(api, { signal, source, name }),
    enabled: accessible.isSuccess && listed === undefined && name !== '',
  });
  const found = listed ?? single.data?.[0];
  const collection = useMemo(
    () => (found === undefined ? undefined : withKeyTypes(withPresetTitles(found, titles), all)),
    [found, all, titles],
  );
  return {
    all,
    collection,
    loading: accessible.isPending || (listed === undefined && single.isLoading),
    error: accessible.error ?? single.error ?? undefined,
    retry: () => void (accessible.isError ? accessible.refetch() : single.refetch()),
  };
}

/** The same map for as long as the language is the same. */
function usePresetTitles(): ReadonlyMap<string, string> {
  const t = useT();
  const texts = JSON.stringify(PRESET_FIELDS.map((field) => [field, t(`data.presets.${field}`)]));
  return useMemo(() => new Map(JSON.parse(texts) as [string, string][]), [texts]);
}
