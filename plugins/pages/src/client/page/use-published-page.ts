import { useApi, useLive } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PublishedPage } from '../../contract';
import { PAGES_CHANGED } from '../model/names';

/** What the viewer sees of a page; follows what is published. */
export function usePublishedPage(uid: string): UseQueryResult<PublishedPage> {
  const api = useApi();
  const queries = useQueryClient();
  const queryKey = ['pages', 'page', uid];
  useLive(PAGES_CHANGED, () => void queries.invalidateQueries({ queryKey }));
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await api.get<PublishedPage>('uiPages:get', { params: { filterByTk: uid }, signal })).data,
  });
}
