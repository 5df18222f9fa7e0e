import { useApi, useLive } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PageKind, PageOutline } from '../../contract';
import { PAGES_CHANGED } from '../model/names';

const KEY = ['pages', 'outline'] as const;

export function useOutline(): UseQueryResult<readonly PageOutline[]> {
  const api = useApi();
  const queries = useQueryClient();
  useLive(PAGES_CHANGED, () => void queries.invalidateQueries({ queryKey: KEY }));
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.get<readonly PageOutline[]>('uiPages:list', { signal })).data,
  });
}

export interface OutlineValues {
  readonly kind?: PageKind;
  readonly title?: string;
  readonly roles?: readonly string[];
  readonly parentUid?: string | null;
  /** Undefined: none. */
  readonly icon?: string | null | undefined;
  readonly hidden?: boolean;
}

export interface OutlineEditor {
  create(values: OutlineValues): Promise<PageOutline>;
  /** Also moves it where its group is another. */
  update(page: PageOutline, values: OutlineValues): Promise<void>;
  /** Before another of its group, or to the end. */
  move(page: PageOutline, before: string | null): Promise<void>;
  destroy(uid: string): Promise<void>;
}

/** Every method throws ApiError and ends with the list brought up to date. */
export function useOutlineEditor(): OutlineEditor {
  const api = useApi();
  const queries = useQueryClient();
  const send = async <Data>(action: string, uid: string | undefined, values?: object): Promise<Data> => {
    const params = uid === undefined ? {} : { params: { filterByTk: uid } };
    const { data } = await api.post<Data>(`uiPages:${action}`, { ...params, ...(values === undefined ? {} : { values }) });
    await queries.invalidateQueries({ queryKey: ['pages'] });
    return data;
  };
  return {
    create: (values) => send<PageOutline>('create', undefined, values),
    async update(page, { title, roles, icon = null, hidden, parentUid = null }) {
      await send('update', page.uid, { title, roles, icon, hidden });
      if (parentUid !== page.parentUid) await send('move', page.uid, { parentUid });
    },
    move: (page, before) => send('move', page.uid, { parentUid: page.parentUid, before }),
    destroy: (uid) => send('destroy', uid),
  };
}
