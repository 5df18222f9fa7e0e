import { type MenuGroup, useApi, useSession } from '@mortise/plugin-api/client';
import { useQueries } from '@tanstack/react-query';
import type { Owned } from '../../plugins/registry';

export type GroupEntries = ReturnType<MenuGroup['entries']>;

/** The entries of groups as far as they have come; a group that fails has none. */
export function useMenuGroups(groups: readonly Owned<MenuGroup>[]): readonly GroupEntries[] {
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
    return data === undefined ? [] : entries(data, session);
  });
}

export function useMenuGroup(group: Owned<MenuGroup>): GroupEntries {
  return useMenuGroups([group])[0] ?? [];
}
