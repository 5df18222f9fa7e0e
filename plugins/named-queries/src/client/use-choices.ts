import { MAIN_SOURCE, useApi, useEnabledSources } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Roles a query may be given to; none where the author may not see them: then their names are typed. */
export function useRoleChoices(): readonly Choice[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['access', 'named-queries', 'roles'],
    retry: false,
    queryFn: async ({ signal }): Promise<readonly Choice[]> => {
      const params = { fields: ['name', 'title'], sort: ['name'], pageSize: 200, count: 'none' };
      const roles = await api.get<readonly { readonly name: string; readonly title: string | null }[]>('roles:list', { params, signal });
      return roles.data.map(({ name, title }) => ({ value: name, label: title ?? name }));
    },
  });
  return data ?? [];
}

/** Collections the author may see in a data source. */
export function useCollectionChoices(dataSource: string = MAIN_SOURCE): readonly Choice[] {
  const api = useApi();
  const elsewhere = useEnabledSources().find(({ key }) => key === dataSource && key !== MAIN_SOURCE);
  const { data } = useQuery({
    queryKey: ['schema', 'named-queries', 'collections'],
    queryFn: async ({ signal }): Promise<readonly Choice[]> => {
      const { data: rows } = await api.get<readonly { readonly name: string }[]>('collections:listAccessible', { signal });
      return rows.map(({ name }) => ({ value: name, label: name }));
    },
  });
  return dataSource === MAIN_SOURCE ? (data ?? []) : (elsewhere?.collections ?? []).map(({ name }) => ({ value: name, label: name }));
}
