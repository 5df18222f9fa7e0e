import { type Api, type EnabledSource, MAIN_SOURCE, loadEnabledSources, useApi, useHasSources } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';

export interface Grantable {
  /** As grants name it: beside `main` with its data source before it. */
  readonly name: string;
  readonly title: string;
  readonly fields: readonly { readonly name: string; readonly title: string }[];
}

interface Accessible {
  readonly name: string;
  readonly title?: string | null;
  readonly origin?: 'user' | 'plugin';
  readonly fields?: readonly { readonly name: string; readonly title?: string | null }[];
}

/**
 * Collections the author may see, in whichever data source. Those of plugins cannot be granted: users, roles and the like are out of reach of
 * every block.
 */
export function useGrantableCollections(): readonly Grantable[] {
  const api = useApi();
  const hasSources = useHasSources();
  const { data } = useQuery({
    queryKey: ['schema', 'js-blocks', 'grantable', hasSources],
    queryFn: async ({ signal }): Promise<readonly Grantable[]> => {
      const sources = hasSources ? await loadEnabledSources(api, signal) : [];
      const lists = await Promise.all([
        ownCollections(api, signal),
        ...sources.filter(({ key }) => key !== MAIN_SOURCE).map((source) => collectionsIn(source, api, signal)),
      ]);
      return lists.flat();
    },
  });
  return data ?? [];
}

async function ownCollections(api: Api, signal: AbortSignal): Promise<readonly Grantable[]> {
  const rows = (await api.get<readonly Accessible[]>('collections:listAccessible', { signal })).data;
  return rows.filter(({ origin }) => origin !== 'plugin').map(grantable);
}

/** A source that cannot be reached has none. */
async function collectionsIn({ key, displayName }: EnabledSource, api: Api, signal: AbortSignal): Promise<readonly Grantable[]> {
  const options = { params: { dataSourceKey: key }, signal };
  const rows = await api.get<readonly Accessible[]>('collections:listAccessible', options).then(
    ({ data }) => data,
    () => [],
  );
  return rows
    .map(grantable)
    .map(({ name, title, fields }) => ({ name: `${key}/${name}`, title: `${displayName || key}: ${title}`, fields }));
}

function grantable({ name, title, fields = [] }: Accessible): Grantable {
  return { name, title: title || name, fields: fields.map((field) => ({ name: field.name, title: field.title || field.name })) };
}

/** Names of saved queries, as far as the author may see them and there are any. */
export function useQueryNames(): readonly string[] {
  return useNames('namedQueries', async (api, signal) => {
    const params = { fields: ['name'], pageSize: 200, count: 'none' };
    return (await api.get<readonly { readonly name: string }[]>('namedQueries:list', { params, signal })).data;
  });
}

/** Names of secrets, as far as the author may see them. */
export function useSecretNames(): readonly string[] {
  return useNames(
    'jsSecrets',
    async (api, signal) => (await api.get<readonly { readonly name: string }[]>('jsSecrets:list', { signal })).data,
  );
}

/** Nothing where the author may not ask: then names are typed. */
function useNames(
  collection: string,
  load: (api: Api, signal: AbortSignal) => Promise<readonly { readonly name: string }[]>,
): readonly string[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['records', collection, 'names'],
    retry: false,
    queryFn: async ({ signal }) => (await load(api, signal)).map(({ name }) => name),
  });
  return data ?? [];
}
