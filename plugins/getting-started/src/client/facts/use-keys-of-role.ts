import { useLive, useSession } from '@mortise/plugin-api/client';
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { RIGHTS } from '../tutorial';
import type { FoundKey } from './facts';
import { useAsk } from './use-ask';
import type { RoleFacts } from './use-role-facts';

export interface KeysOfRole {
  readonly keys: readonly FoundKey[];
  /** Milliseconds since 1970. */
  readonly foundAt: number;
  readonly queries: readonly UseQueryResult<unknown>[];
}

/** Begins the keys of every query of API keys here; uses are not announced. */
export const KEYS_QUERY = ['access', 'getting-started', 'keys'] as const;
const FIELDS = ['id', 'name', 'expiresAt', 'lastUsedAt', 'useCount'];

/** Keys with the role of the tutorial: the viewer's own, and those of the user made for it. */
export function useKeysOfRole({ found: { role, apiUser } }: RoleFacts, mayAsk: boolean): KeysOfRole {
  const { can } = useSession();
  const queries = useQueryClient();
  useLive('api-keys.changed', () => void queries.invalidateQueries({ queryKey: KEYS_QUERY }));
  const params = { filter: { roleName: role?.name }, fields: FIELDS, sort: '-createdAt', count: 'none' };
  const enabled = mayAsk && role !== undefined;
  const own = useAsk<readonly FoundKey[]>([...KEYS_QUERY, 'own', role?.name], 'apiKeys:list', { params, enabled, unannounced: true });
  const others = useAsk<readonly FoundKey[]>([...KEYS_QUERY, apiUser?.id, role?.name], `users/${apiUser?.id}/apiKeys:list`, {
    params,
    enabled: enabled && apiUser !== undefined && can(RIGHTS.manageKeys),
    unannounced: true,
  });
  return {
    keys: [...(own.data?.data ?? []), ...(others.data?.data ?? [])],
    foundAt: Math.max(own.dataUpdatedAt, others.dataUpdatedAt),
    queries: [own, others],
  };
}
