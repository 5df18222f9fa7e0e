import { type ApiAnswer, type PageMeta, useApi, useLive } from '@mortise/plugin-api/client';
import { type UseQueryResult, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type ApiKey, keysPath } from './api-key';

const FIELDS = ['id', 'name', 'roleName', 'expiresAt', 'createdAt', 'lastUsedAt', 'useCount'];
export const KEYS_PAGE_SIZE = 20;
const QUERY_KEY = ['access', 'api-keys'];
/** Milliseconds after which the server has written that a key was used. */
const USE_WRITTEN = 700;

export type KeysPage = ApiAnswer<readonly ApiKey[], PageMeta>;

/** One page of the keys of the viewer or of a user, newest first. Uses are not announced, so it looks again when the viewer comes back. */
export function useKeys(userId: number | undefined, page: number): UseQueryResult<KeysPage> {
  const api = useApi();
  const { reload } = useReloadKeys();
  useLive('api-keys.changed', () => void reload());
  const params = { fields: FIELDS, sort: '-createdAt', page, pageSize: KEYS_PAGE_SIZE };
  return useQuery({
    queryKey: [...QUERY_KEY, userId ?? 'own', page],
    queryFn: ({ signal }) => api.get<readonly ApiKey[], PageMeta>(keysPath('list', userId), { params, signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: 'always',
    refetchOnMount: 'always',
  });
}

/** Asks for the keys again: at once after a change, a moment later after a use. */
export function useReloadKeys(): { reload(): Promise<void>; reloadAfterUse(): void } {
  const queries = useQueryClient();
  const reload = useCallback(() => queries.invalidateQueries({ queryKey: QUERY_KEY }), [queries]);
  const reloadAfterUse = useCallback(() => void setTimeout(() => void reload(), USE_WRITTEN), [reload]);
  return { reload, reloadAfterUse };
}
