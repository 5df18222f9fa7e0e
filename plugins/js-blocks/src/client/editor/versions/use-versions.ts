import type { PageContent, PageRevision } from '@mortise/plugin-pages/contract';
import { useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { readBlockSettings } from '../../block/block-settings';

/** What was published of a page, latest first. */
export function useRevisions(page: string): UseQueryResult<readonly PageRevision[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['pages', 'revisions', page],
    queryFn: async ({ signal }) =>
      (await api.get<readonly PageRevision[]>('uiPages:listRevisions', { params: { filterByTk: page }, signal })).data,
  });
}

/** The code of a block in a revision; null where it was not there. */
export function usePublishedCode(page: string, block: string, revision: number | undefined): UseQueryResult<string | null> {
  const api = useApi();
  return useQuery({
    queryKey: ['pages', 'revision', page, revision, 'code', block],
    enabled: revision !== undefined,
    queryFn: async ({ signal }) => {
      const { data } = await api.get<PageContent>('uiPages:getRevision', { params: { filterByTk: page, number: revision }, signal });
      const found = data.tabs.flatMap(({ rows }) => rows.flatMap(({ blocks }) => blocks)).find(({ key }) => key === block);
      return found === undefined ? null : readBlockSettings(found.settings).code;
    },
  });
}
