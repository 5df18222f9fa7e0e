import type { AccessPort, RecordHooksPort, RecordsPort } from '@mortise/plugin-api/server';
import type { JsonValue, Transaction } from '@mortise/shared';
import { GRANTS, POLICIES, SCOPES } from '../collections/names';
import { MAIN } from './built-ins';

/** The rows of the plugin data-sources, by key. */
const DATA_SOURCES = 'dataSources';

/** A data source that is removed takes all rights in it along: another one of its key begins with none. */
export function addSourceHooks(hooks: RecordHooksPort, records: RecordsPort, access: AccessPort): void {
  hooks.on('afterDestroy', {
    id: 'acl.dropSource',
    collection: DATA_SOURCES,
    async handle({ keys, transaction }) {
      for (const key of keys) await removeSource(records, transaction, key);
      transaction.afterCommit(() => access.changed());
    },
  });
}

async function removeSource(records: RecordsPort, transaction: Transaction, key: JsonValue): Promise<void> {
  if (typeof key !== 'string' || key === MAIN) return;
  await records.destroy(GRANTS, { dataSource: key }, { transaction });
  await records.destroy(POLICIES, { ptype: 'p', v1: key }, { transaction });
  await records.destroy(SCOPES, { dataSource: key }, { transaction });
}
