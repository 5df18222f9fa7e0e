import { useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { PageContent } from '../../contract';

/** What was published under a number; `null` stands for the time before the first, with number 0. A revision never changes. */
export function useRevision(uid: string, number: number): UseQueryResult<PageContent | null> {
  const api = useApi();
  return useQuery({
    queryKey: ['pages', 'revision', uid, number],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      if (number === 0) return null;
      return (await api.get<PageContent>('uiPages:getRevision', { params: { filterByTk: uid, number }, signal })).data;
    },
  });
}
