import { useSession } from '@mortise/plugin-api/client';
import { type NamedQuery, SQL_SNIPPET } from '../named-query';

/** The kinds of queries the author may write, the usual one first. */
export function useKinds(): readonly NamedQuery['kind'][] {
  return useSession().can(SQL_SNIPPET) ? ['sql', 'tree'] : ['tree'];
}
