import type { CollectionsPort, RecordsPort } from '@mortise/plugin-api/server';
import { type JsonObject, type JsonValue, USER_ATTRIBUTES, type UserAttributes } from '@mortise/shared';
import { accountFilter } from './account-rules';

/** What signing in needs to know of a user. */
export interface AccountRow {
  readonly id: number;
  readonly username: string | null;
  readonly email: string | null;
  readonly passwordHash: string | null;
}

/** Undefined also for a text that could not be anybody's name. */
export async function findAccount(records: RecordsPort, account: string): Promise<AccountRow | undefined> {
  const filter = accountFilter(account);
  return filter && records.findOne<AccountRow>('users', { filter, fields: ['id', 'username', 'email', 'passwordHash'] });
}

/** A user as they may see themselves: every column that is not hidden. */
export function readPublicUser(
  id: number,
  { records, collections }: { records: RecordsPort; collections: CollectionsPort },
): Promise<JsonObject | undefined> {
  const fields = collections.get('users').columns.flatMap(({ name, hidden }) => (hidden ? [] : [name]));
  return records.findOne('users', { filter: { id }, fields });
}

/** What filters may compare with of a user. */
export function readAttributes(records: RecordsPort, id: number): Promise<UserAttributes | undefined> {
  return records.findOne<UserAttributes>('users', { filter: { id }, fields: [...USER_ATTRIBUTES] });
}

/** Whether a change of a user changes what filters may compare with. */
export function namesAttribute(changes: Readonly<Record<string, JsonValue>>): boolean {
  return USER_ATTRIBUTES.some((name) => changes[name] !== undefined);
}
