import { useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PageContent, PageDraft } from '../../contract';

export type DraftAct = 'saveDraft' | 'publish' | 'discardDraft';

/** What goes along: the content to save, or the note of a publishing. */
export interface DraftValues {
  readonly content?: PageContent;
  readonly note?: string;
}

export interface StoredDraft {
  readonly query: UseQueryResult<PageDraft>;
  /** As the server has it now. */
  load(signal?: AbortSignal): Promise<PageDraft>;
  /** @throws ApiError PRECONDITION_FAILED when the draft is no longer the given one */
  send(act: DraftAct, draft: PageDraft, values?: DraftValues): Promise<PageDraft>;
}

/** The draft of a page on the server. It is not asked for again by itself: what is edited must not change below its author's hands. */
export function useStoredDraft(uid: string): StoredDraft {
  const api = useApi();
  const queries = useQueryClient();
  const queryKey = ['pages', 'draft', uid];
  const load: StoredDraft['load'] = async (signal) =>
    (await api.get<PageDraft>('uiPages:getDraft', { params: { filterByTk: uid }, signal })).data;
  const query = useQuery({ queryKey, queryFn: ({ signal }) => load(signal), refetchOnWindowFocus: false });
  const send: StoredDraft['send'] = async (act, { version }, more = {}) => {
    const options = { params: { filterByTk: uid }, values: { version, ...more } };
    const { data } = await api.post<PageDraft>(`uiPages:${act}`, options);
    queries.setQueryData(queryKey, data);
    return data;
  };
  return { query, load, send };
}
