import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { type AccessibleDeps, listAccessible } from '../accessible/list-accessible';
import { refuseUnknown } from './list-query';
import { ACCESSIBLE_COLLECTIONS } from './plan-docs';

/**
 * `collections:listAccessible`: what the caller may see and do, for pages that show records. `filterByTk` narrows it to some names,
 * `dataSourceKey` asks for those of another data source than `main`.
 */
export function listAccessibleAction(deps: AccessibleDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'loggedIn' },
    safe: true,
    describe: { query: { filterByTk: { type: 'string' }, dataSourceKey: { type: 'string' } }, output: ACCESSIBLE_COLLECTIONS },
    async run({ query, keys, principal, client }) {
      refuseUnknown(query, ['filterByTk', 'dataSourceKey']);
      const { dataSourceKey } = query;
      const dataSource = typeof dataSourceKey === 'string' ? dataSourceKey : undefined;
      const { rows, truncated } = await listAccessible(deps, { principal, locale: client.locale, names: keys, dataSource });
      return answer(rows, { count: rows.length, ...(truncated ? { truncated } : {}) });
    },
  });
}
