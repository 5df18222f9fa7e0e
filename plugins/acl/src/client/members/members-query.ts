import { type ApiAnswer, type PageMeta, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';
import { rolePath } from '../acl-queries';

export const PAGE_SIZE = 20;

export interface Member {
  readonly id: number;
  readonly username: string | null;
  readonly nickname: string | null;
  readonly held: boolean;
}

type Page = ApiAnswer<readonly Member[], PageMeta>;

/** Those who hold the role; with a search, all users it fits. */
export function useMembers(role: string, search: string, page: number): UseQueryResult<Page> {
  const api = useApi();
  return useQuery({
    queryKey: ['access', 'members', role, search, page],
    queryFn: async ({ signal }): Promise<Page> => {
      const params = { page, pageSize: PAGE_SIZE };
      if (search !== '')
        return api.get<readonly Member[], PageMeta>(rolePath(role, 'users:find'), { params: { ...params, search }, signal });
      const answer = await api.get<readonly Omit<Member, 'held'>[], PageMeta>(rolePath(role, 'users:list'), { params, signal });
      return { data: answer.data.map((user) => ({ ...user, held: true })), meta: answer.meta };
    },
    placeholderData: keepPreviousData,
  });
}

export function memberName({ nickname, username, id }: Omit<Member, 'held'>): string {
  return [nickname, username].find((name) => name !== null && name !== '') ?? String(id);
}
