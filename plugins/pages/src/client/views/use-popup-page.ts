import { useApi, useLive } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PublishedPage } from '../../contract';
import { PAGES_CHANGED } from '../model/names';

/** Which contents the pages over a page have: what viewers see, or in its editor their drafts, whole or as one role would see them. */
export type PopupStage = { readonly of: 'published' } | { readonly of: 'draft' } | { readonly of: 'preview'; readonly role: string };

/** A page over another one; a draft has no revision. */
export interface PopupPage extends Omit<PublishedPage, 'revision'> {
  readonly revision?: number;
}

const ACTIONS = { published: 'get', draft: 'getDraft', preview: 'preview' } as const;

/** One page at that stage; follows what is saved and published. */
export function usePopupPage(uid: string, stage: PopupStage): UseQueryResult<PopupPage> {
  const api = useApi();
  const queries = useQueryClient();
  const queryKey = ['pages', 'popup', uid, stage];
  useLive(PAGES_CHANGED, () => void queries.invalidateQueries({ queryKey }));
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<PopupPage> => {
      const params = { filterByTk: uid, ...(stage.of === 'preview' ? { role: stage.role } : {}) };
      const { data } = await api.get<PublishedPage>(`uiPages:${ACTIONS[stage.of]}`, { params, signal });
      const { title, content, revision } = data;
      return { uid, title, content, ...(stage.of === 'published' ? { revision } : {}) };
    },
  });
}
