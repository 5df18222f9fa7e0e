import { type Allowed } from '@mortise/plugin-api/server';
import type { Collection, ColumnValues, JsonValue } from '@mortise/shared';
import { readValues } from '../write/read-values';

/** Hooks are trusted code: their changes are checked for type, not for permission. */
const HOOK_RIGHTS: Allowed = Object.freeze({ allowed: true, id: 'hook', fields: undefined, scope: undefined, reason: 'hook' });

/** Lets hooks see and change the values of a write, and checks what comes back. */
export async function reviseByHooks(
  collection: Collection,
  values: ColumnValues,
  run: (object: Record<string, JsonValue>) => Promise<void>,
): Promise<ColumnValues> {
  const object = Object.fromEntries([...values].map(([column, value]) => [column.name, value]));
  await run(object);
  return readValues(collection, HOOK_RIGHTS, { values: object, complete: false, trusted: true });
}
