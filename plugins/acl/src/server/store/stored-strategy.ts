import type { RecordsPort } from '@mortise/plugin-api/server';
import { STRATEGY_RESOURCE } from '../casbin/policy-line';
import { GRANTS } from '../collections/names';
import type { GrantRow } from './rows';
import { strategyAction } from './strategy';

/** The actions of a role's strategy in one data source, as its lines have them; root needs no lines to do everything. */
export async function readStoredStrategy(records: RecordsPort, roleName: string, dataSource: string): Promise<readonly string[]> {
  const filter = { roleName, dataSource, resource: STRATEGY_RESOURCE };
  const grants = await records.find<GrantRow>(GRANTS, { filter, sort: ['id'] });
  return grants.map(({ action, scopeId }) => strategyAction(action, scopeId !== null));
}
