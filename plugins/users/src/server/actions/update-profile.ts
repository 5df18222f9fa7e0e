import {
  type AccessPort,
  type ActionCall,
  type ActionDefinition,
  type CollectionsPort,
  type RecordsPort,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, isJsonObject, throwFaults } from '@mortise/shared';
import { checkAccount, requireAccount } from '../account-rules';
import { checkLanguage, checkTheme } from '../preferences';
import { namesAttribute, readPublicUser } from '../user-rows';
import { requireUser } from './require-user';
import { OWN_USER } from './user-docs';

const EDITABLE: ReadonlySet<string> = new Set(['nickname', 'username', 'email', 'phone', 'appLang', 'theme']);

const EDITABLE_SCHEMAS = Object.fromEntries([...EDITABLE].map((name) => [name, { type: ['string', 'null'] }]));

export interface UpdateProfileDeps {
  readonly access: Pick<AccessPort, 'changed'>;
  readonly collections: CollectionsPort;
  readonly records: RecordsPort;
}

/** Changes what users may change of themselves, whatever their roles; answers with the user as `auth:check` does. */
export function updateProfile(deps: UpdateProfileDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'loggedIn' },
    safe: false,
    body: { type: 'object' },
    describe: { input: { type: 'object', properties: EDITABLE_SCHEMAS }, output: OWN_USER },
    async run(call) {
      const { userId } = requireUser(call);
      const changes = readChanges(call);
      const isEmpty = Object.keys(changes).length === 0;
      const changed = isEmpty || (await save(userId, changes, deps));
      // Written without hooks: identities remember what filters compare with of their users.
      if (changed && namesAttribute(changes)) await deps.access.changed();
      const user = await readPublicUser(userId, deps);
      if (!user) throw new AppError('NOT_EXIST_USER');
      if (!changed) throw new AppError('VALUE_REQUIRED', { field: 'username' });
      return answer(user);
    },
  });
}

/** @throws AppError FIELD_READ_ONLY, one per field; VALUE_INVALID, VALUE_REQUIRED */
function readChanges({ values }: ActionCall): Record<string, JsonValue> {
  const faults: AppError[] = [];
  const changes: Record<string, JsonValue> = {};
  for (const [field, value = null] of Object.entries(isJsonObject(values) ? values : {})) {
    if (EDITABLE.has(field)) changes[field] = value;
    else faults.push(new AppError('FIELD_READ_ONLY', { field }));
  }
  throwFaults(faults);
  checkAccount(changes);
  checkLanguage(changes);
  checkTheme(changes);
  return changes;
}

/** False when nothing would be left to sign in with. */
async function save(userId: number, changes: Readonly<Record<string, JsonValue>>, { records }: UpdateProfileDeps): Promise<boolean> {
  const rows = await records.update('users', { id: userId, ...otherAccount(changes) }, changes, { userId });
  return rows.length > 0;
}

/** Whoever gives up one name must have the other; as a part of the statement, so that two such changes cannot pass each other. */
function otherAccount({ username, email }: JsonObject): JsonObject {
  if (username === null && email === undefined) return { 'email.$ne': null };
  if (email === null && username === undefined) return { 'username.$ne': null };
  if (username === null || email === null) requireAccount({ username, email });
  return {};
}
