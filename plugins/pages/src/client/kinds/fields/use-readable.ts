import { useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';

export interface ReadableCollection {
  readonly name: string;
  readonly title?: string | null;
  readonly fields: readonly { readonly name: string; readonly type: string; readonly title?: string | null }[];
  readonly actions: Readonly<Partial<Record<'view', object>>>;
}

/** The collections whose records the viewer may see. */
export function useReadable(): UseQueryResult<readonly ReadableCollection[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['schema', 'readable'],
    queryFn: async ({ signal }) => {
      const { data } = await api.get<readonly ReadableCollection[]>('collections:listAccessible', { signal });
      return data.filter(({ actions }) => actions.view !== undefined);
    },
  });
}
