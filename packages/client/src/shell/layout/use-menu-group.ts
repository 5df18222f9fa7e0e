import { type MenuGroup, useApi, useServices, useSession } from '@mortise/plugin-api/client';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Owned } from '../../plugins/registry';

export type GroupEntries = ReturnType<MenuGroup['entries']>;

/** The entries of groups as far as they have come; a group that fails has none. */
export function useMenuGroups(groups: readonly Owned<MenuGroup>[]): readonly (GroupEntries | undefined)[] {
  const api = useApi();
  const session = useSession();
  const results = useQueries({
    queries: groups.map(({ queryKey, load }) => ({
      queryKey,
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => load(api, signal),
    })),
  });
  return groups.map(({ entries }, index) => {
    const data = results[index]?.data;
    return data === undefined ? undefined : entries(data, session);
  });
}

/** Asks for groups again when their plugins say that something changed. */
export function useLiveMenuGroups(groups: readonly Owned<MenuGroup>[]): void {
  const { live } = useServices();
  const queries = useQueryClient();
  useEffect(() => {
    const stops = groups.map(({ liveEvent, queryKey }) =>
      liveEvent === undefined ? undefined : live.on(liveEvent, () => void queries.invalidateQueries({ queryKey })),
    );
    return () => {
      for (const stop of stops) stop?.();
    };
  }, [groups, live, queries]);
}

export function useMenuGroup(group: Owned<MenuGroup>): GroupEntries {
  return useMenuGroups([group])[0] ?? [];
}
