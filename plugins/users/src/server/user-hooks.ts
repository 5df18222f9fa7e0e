import type { AccessPort, CredentialsPort, RecordHooksPort, RecordsPort } from '@mortise/plugin-api/server';
import type { JsonValue, Transaction } from '@mortise/shared';
import { checkAccount, requireAccount } from './account-rules';
import { checkTheme } from './preferences';
import { namesAttribute } from './user-rows';

interface UserHookDeps {
  readonly recordHooks: RecordHooksPort;
  readonly records: RecordsPort;
  readonly credentials: CredentialsPort;
  readonly access: AccessPort;
}

/** Rules of users that hold at every door: whoever writes the record, these run in its transaction. */
export function addUserHooks({ recordHooks, records, credentials, access }: UserHookDeps): void {
  const common = { id: 'users', collection: 'users' };
  recordHooks.on('beforeCreate', {
    ...common,
    handle({ values }) {
      checkAccount(values);
      checkTheme(values);
      requireAccount(values);
    },
  });
  recordHooks.on('beforeUpdate', {
    ...common,
    async handle({ values, keys, transaction }) {
      checkAccount(values);
      checkTheme(values);
      // Identities remember what filters compare with of their users.
      if (namesAttribute(values)) transaction.afterCommit(() => access.changed());
      if (values['username'] !== null && values['email'] !== null) return;
      for (const user of await readAccounts(records, keys, transaction)) requireAccount({ ...user, ...values });
    },
  });
  recordHooks.on('afterDestroy', {
    ...common,
    handle({ keys, transaction }) {
      transaction.afterCommit(async () => {
        for (const key of keys) await credentials.revoke({ userId: Number(key) });
        await access.changed();
      });
    },
  });
}

function readAccounts(records: RecordsPort, keys: readonly JsonValue[], transaction: Transaction) {
  const query = { filter: { 'id.$in': keys }, fields: ['username', 'email'] };
  return records.find<{ username: string | null; email: string | null }>('users', query, { transaction });
}
