import type { CollectionsPort, RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import { accountFilter } from './account-rules';

/** What signing in needs to know of a user. */
export interface AccountRow {
  readonly id: number;
  readonly username: string | null;
  readonly email: string | null;
  readonly passwordHash: string | null;
}

export function findAccount(records: RecordsPort, account: string): Promise<AccountRow | undefined> {
  return records.findOne<AccountRow>('users', { filter: accountFilter(account), fields: ['id', 'username', 'email', 'passwordHash'] });
}

/** A user as they may see themselves: every column that is not hidden. */
export function readPublicUser(
  id: number,
  { records, collections }: { records: RecordsPort; collections: CollectionsPort },
): Promise<JsonObject | undefined> {
  const fields = collections.get('users').columns.flatMap(({ name, hidden }) => (hidden ? [] : [name]));
  return records.findOne('users', { filter: { id }, fields });
}
