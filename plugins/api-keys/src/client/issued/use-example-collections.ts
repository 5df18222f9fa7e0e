import { type Api, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';

/** A collection a first call may read. */
export interface ExampleCollection {
  readonly name: string;
  readonly title: string;
}

interface Accessible {
  readonly name: string;
  readonly title?: string | null;
  readonly origin?: 'user' | 'plugin';
  readonly actions: { readonly view?: object };
}

/** The collections a role may view, users' own first; for a role of somebody else those the viewer may view. */
export function useExampleCollections(role: string): UseQueryResult<readonly ExampleCollection[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['schema', 'api-keys', 'viewable', role],
    queryFn: async ({ signal }) => viewable((await asRole(api, role, signal)) ?? (await asViewer(api, signal))),
  });
}

/** Asks with the role, so that the key is not used before its owner uses it. Undefined when the role is none of the viewer's. */
async function asRole(api: Api, role: string, signal: AbortSignal): Promise<readonly Accessible[] | undefined> {
  const headers = { accept: 'application/json', 'x-role': role };
  const response = await fetch(api.address('collections:listAccessible'), { credentials: 'same-origin', headers, signal });
  if (!response.ok) return undefined;
  const { data } = (await response.json()) as { readonly data: readonly Accessible[] };
  return data;
}

async function asViewer(api: Api, signal: AbortSignal): Promise<readonly Accessible[]> {
  return (await api.get<readonly Accessible[]>('collections:listAccessible', { signal })).data;
}

export function viewable(collections: readonly Accessible[]): readonly ExampleCollection[] {
  return collections
    .filter(({ actions }) => actions.view !== undefined)
    .toSorted((a, b) => Number(a.origin === 'plugin') - Number(b.origin === 'plugin'))
    .map(({ name, title }) => ({ name, title: title ?? name }));
}
