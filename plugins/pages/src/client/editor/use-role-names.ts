import { useApi } from '@mortise/plugin-api/client';
import { useQuery } from '@tanstack/react-query';

/** The roles there are, for a choice; none for authors who may not list them. */
export function useRoleNames(): readonly { readonly value: string; readonly label: string }[] {
  const api = useApi();
  const roles = useQuery({
    queryKey: ['access', 'roles', 'names'],
    retry: false,
    queryFn: async ({ signal }) => {
      const params = { fields: ['name', 'title'], pageSize: 200 };
      return (await api.get<readonly { readonly name: string; readonly title?: string | null }[]>('roles:list', { params, signal })).data;
    },
  });
  return (roles.data ?? []).map(({ name, title }) => ({ value: name, label: title ?? name }));
}
