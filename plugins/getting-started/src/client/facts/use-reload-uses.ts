import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { KEYS_QUERY } from './use-keys-of-role';

/** Milliseconds after which the server has written that a key was used. */
const USE_WRITTEN = 700;

/** After a call with a key: asks again when it was used. */
export function useReloadUses(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    setTimeout(() => void queries.invalidateQueries({ queryKey: KEYS_QUERY }), USE_WRITTEN);
  }, [queries]);
}
