import type { AccessPort, RecordsPort, SchemaRenamed } from '@mortise/plugin-api/server';
import { REST_APIS, type RestApi } from './rest-api';

/** APIs that name a renamed collection serve it on, under its new name. */
export async function renameTables(records: RecordsPort, access: AccessPort, { change, transaction }: SchemaRenamed): Promise<void> {
  if (change.kind !== 'collection') return;
  const { from, to } = change;
  const apis = await records.find<RestApi>(REST_APIS, { filter: { dataSource: 'main' } }, { transaction });
  for (const { id, tables } of apis) {
    if (tables?.includes(from) !== true) continue;
    const now = tables.map((name) => (name === from ? to : name));
    await records.update(REST_APIS, { id }, { tables: now }, { transaction });
    transaction.afterCommit(() => access.changed());
  }
}
