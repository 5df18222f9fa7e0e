import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { type AccessibleDeps, listAccessible } from '../accessible/list-accessible';
import { refuseUnknown } from './list-query';

/** `collections:listAccessible`: what the caller may see and do, for pages that show records. `filterByTk` narrows it to some names. */
export function listAccessibleAction(deps: AccessibleDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'loggedIn' },
    safe: true,
    async run({ query, keys, principal, client }) {
      refuseUnknown(query, ['filterByTk']);
      const { rows, truncated } = await listAccessible(deps, { principal, locale: client.locale, names: keys });
      return answer(rows, { count: rows.length, ...(truncated ? { truncated } : {}) });
    },
  });
}
