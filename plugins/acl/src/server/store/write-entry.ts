import type { RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject, Transaction } from '@mortise/shared';
import { ENTRY_MARKER, STRATEGY_RESOURCE } from '../casbin/policy-line';
import { GRANTS, POLICIES } from '../collections/names';
import type { RowId } from './rows';

/** All lines of one role for one resource; the resource `*` holds its strategy. */
export interface EntryKey {
  readonly roleName: string;
  readonly dataSource: string;
  readonly resource: string;
}

export interface NewGrant {
  readonly action: string;
  /** Null: every field. */
  readonly fields: readonly string[] | null;
  readonly scopeId: RowId | null;
  readonly filter: JsonObject | null;
}

/** Replaces an entry. One without grants denies its resource to the role. */
export async function writeEntry(
  records: RecordsPort,
  transaction: Transaction,
  entry: EntryKey & { readonly grants: readonly NewGrant[] },
): Promise<void> {
  const { roleName, dataSource, resource, grants } = entry;
  await removeEntry(records, transaction, entry);
  if (resource !== STRATEGY_RESOURCE) await writeLine([roleName, dataSource, resource, ENTRY_MARKER, 'deny', '']);
  for (const grant of grants) {
    const { id } = await records.create<{ id: RowId }>(GRANTS, { roleName, dataSource, resource, ...grant }, { transaction });
    await writeLine([roleName, dataSource, resource, grant.action, 'allow', String(id)]);
  }

  async function writeLine([v0 = '', v1 = '', v2 = '', v3 = '', v4 = '', v5 = '']: readonly string[]): Promise<void> {
    await records.create(POLICIES, { ptype: 'p', v0, v1, v2, v3, v4, v5 }, { transaction });
  }
}

/** Removes an entry; the role's strategy counts again. Returns how many lines went. */
export async function removeEntry(
  records: RecordsPort,
  transaction: Transaction,
  { roleName, dataSource, resource }: EntryKey,
): Promise<number> {
  await records.destroy(GRANTS, { roleName, dataSource, resource }, { transaction });
  return records.destroy(POLICIES, { ptype: 'p', v0: roleName, v1: dataSource, v2: resource }, { transaction });
}
