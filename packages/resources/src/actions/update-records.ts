import { selectAll } from '@mortise/database';
import type { BoundFilter, ColumnValues, JsonObject, JsonValue } from '@mortise/shared';
import { withSystemValues } from '../write/system-values';
import { reviseByHooks } from './hooked-values';
import type { Inside } from './inside';
import type { StandardCall } from './standard-call';
import { requireNoCycle } from './tree-cycle';
import { shownAll } from './write-output';
import { whereKeys } from './write-target';

/** Which records change, and how. */
export interface RecordChange {
  readonly keys: readonly JsonValue[];
  readonly values: ColumnValues;
  readonly where: readonly BoundFilter[];
}

/** Changes records between their hooks; their text as the caller may see them. */
export async function updateHooked(call: StandardCall, change: RecordChange, inside: Inside): Promise<string> {
  return shownAll(call, await updateWhole(call, change, inside), inside);
}

/** The same, and answers the whole records. */
export async function updateWhole(call: StandardCall, change: RecordChange, inside: Inside): Promise<readonly JsonObject[]> {
  const { collection, principal, overrides } = call;
  const { hooks, source, context } = inside;
  const { transaction } = context;
  const { keys } = change;
  if (keys.length === 0 || !transaction) return [];
  const revised = await reviseByHooks(collection, change.values, (object) =>
    hooks.run('beforeUpdate', { collection, principal, transaction, values: object, keys }),
  );
  const values = withSystemValues(collection, revised, overrides.systemValues);
  await requireNoCycle(collection, { keys, values }, inside);
  // The conditions once more: on PostgreSQL a row may have left the caller's scope since its key was read.
  const where = [whereKeys(call, keys), ...change.where];
  const text = await source.update({ collection, values, where, select: selectAll(collection) }, context);
  const records = JSON.parse(text) as JsonObject[];
  await hooks.run('afterUpdate', { collection, principal, transaction, records });
  return records;
}
