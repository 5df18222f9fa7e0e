import { type Api, type ApiAnswer, type PageMeta, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, keepPreviousData, useQuery } from '@tanstack/react-query';
import { USER_FIELDS, type User } from './user';
import { type UsersView, searchFilter } from './users-view';

type UsersPage = ApiAnswer<readonly User[], PageMeta>;
type Listed = Pick<UsersView, 'search' | 'role' | 'sort' | 'page' | 'pageSize'>;

/** One page of users; it follows changes made elsewhere. */
export function useUsers({ search, role, sort, page, pageSize }: Listed): UseQueryResult<UsersPage> {
  const api = useApi();
  const listed = { search, role, sort, page, pageSize };
  return useQuery({
    queryKey: ['records', 'users', 'page', listed],
    queryFn: ({ signal }) => (role === undefined ? listUsers(api, listed, signal) : listHolders(api, { ...listed, role }, signal)),
    placeholderData: keepPreviousData,
  });
}

export function useUser(id: number | undefined): UseQueryResult<User> {
  const api = useApi();
  return useQuery({
    queryKey: ['records', 'users', 'one', id],
    queryFn: async ({ signal }) => (await api.get<User>(`users:get/${id}`, { params: { fields: USER_FIELDS }, signal })).data,
    enabled: id !== undefined,
  });
}

function listUsers(api: Api, { search, sort, page, pageSize }: Listed, signal: AbortSignal): Promise<UsersPage> {
  const params = { fields: USER_FIELDS, filter: searchFilter(search), sort, page, pageSize };
  return api.get<readonly User[], PageMeta>('users:list', { params, signal });
}

/** Who holds a role is known by the role; the accounts are read in a second step. */
async function listHolders(api: Api, { role, search, page, pageSize }: Listed & { role: string }, signal: AbortSignal): Promise<UsersPage> {
  const params = { page, pageSize, ...(search.trim() === '' ? {} : { search: search.trim() }) };
  const holders = await api.get<readonly { id: number }[], PageMeta>(`roles/${encodeURIComponent(role)}/users:list`, { params, signal });
  const ids = holders.data.map(({ id }) => id);
  if (ids.length === 0) return { data: [], meta: holders.meta };
  const filter = { 'id.$in': ids };
  const users = await api.get<readonly User[]>('users:list', { params: { fields: USER_FIELDS, filter, pageSize, count: 'none' }, signal });
  return { data: users.data, meta: holders.meta };
}
