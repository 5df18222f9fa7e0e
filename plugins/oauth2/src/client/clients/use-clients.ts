import { type ApiAnswer, type PageMeta, useApi } from '@mortise/plugin-api/client';
import { type UseQueryResult, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ClientSecret, OAuthClient } from '../oauth-client';

export const CLIENTS_PAGE_SIZE = 20;
const QUERY_KEY = ['access', 'oauth2'];

export type ClientsPage = ApiAnswer<readonly OAuthClient[], PageMeta>;

export function useClients(page: number): UseQueryResult<ClientsPage> {
  const api = useApi();
  const params = { sort: 'clientId', page, pageSize: CLIENTS_PAGE_SIZE };
  return useQuery({
    queryKey: [...QUERY_KEY, 'clients', page],
    queryFn: ({ signal }) => api.get<readonly OAuthClient[], PageMeta>('oauthClients:list', { params, signal }),
    placeholderData: keepPreviousData,
  });
}

export type DescribedClient = OAuthClient & { readonly secrets: readonly ClientSecret[] };

/** A client with its secrets, of which nobody sees more than the end. */
export function useClient(clientId: string | undefined): UseQueryResult<DescribedClient> {
  const api = useApi();
  return useQuery({
    queryKey: [...QUERY_KEY, 'client', clientId],
    queryFn: async ({ signal }) => (await api.get<DescribedClient>('oauthClients:get', { params: { filterByTk: clientId }, signal })).data,
    enabled: clientId !== undefined,
  });
}

export function useReloadClients(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: QUERY_KEY }), [queries]);
}
