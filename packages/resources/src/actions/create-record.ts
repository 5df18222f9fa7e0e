import { selectAll } from '@mortise/database';
import { AppError, type ColumnValues, type InsertPlan, type JsonObject, type SelectNode } from '@mortise/shared';
import { withSystemValues } from '../write/system-values';
import { reviseByHooks } from './hooked-values';
import type { Inside } from './inside';
import { type Engine, type StandardCall, isHooked } from './standard-call';
import { requireNoNewCycle } from './tree-cycle';
import { outputOf, shownAll } from './write-output';
import { whereKeys } from './write-target';

/** Whether one INSERT is all there is to a new record. */
export function isPlainInsert(call: StandardCall, engine: Engine): boolean {
  return !isHooked(engine, call, 'Create') && call.decision.scope === undefined;
}

/** Inserts one record with nothing around it; its text as the caller may see it. */
export function insertPlain(call: StandardCall, values: ColumnValues, { source, context }: Inside): Promise<string> {
  return source.insert(insertPlan(call, values, outputOf(call)), context);
}

/**
 * Inserts one record between its hooks; its text as the caller may see it.
 * @throws AppError ACTION_DENIED for a record outside the caller's scope
 */
export async function createHooked(call: StandardCall, values: ColumnValues, inside: Inside): Promise<string> {
  const record = await createWhole(call, values, inside);
  return (await shownAll(call, [record], inside)).slice(1, -1);
}

/** The same, and answers the whole record. */
export async function createWhole(call: StandardCall, values: ColumnValues, inside: Inside): Promise<JsonObject> {
  const { collection, principal } = call;
  const { hooks, source, context } = inside;
  const { transaction } = context;
  if (!transaction) throw new AppError('INTERNAL');
  const revised = await reviseByHooks(collection, values, (object) =>
    hooks.run('beforeCreate', { collection, principal, transaction, values: object }),
  );
  const record = JSON.parse(await source.insert(insertPlan(call, revised, selectAll(collection)), context)) as JsonObject;
  await requireInScope(call, [record], inside);
  await hooks.run('afterCreate', { collection, principal, transaction, record });
  return record;
}

/**
 * Who may create only within a scope must not put a row outside of it. One statement for all records.
 * @throws AppError ACTION_DENIED
 */
export async function requireInScope(call: StandardCall, records: readonly JsonObject[], { source, context }: Inside): Promise<void> {
  const { collection, decision } = call;
  if (!decision.scope) return;
  const keys = records.map((record) => record[collection.primaryKey.name] ?? null);
  if ((await source.count({ collection, where: [whereKeys(call, keys), decision.scope] }, context)) < records.length)
    throw new AppError('ACTION_DENIED', { resource: collection.name, reason: 'the record would be outside your scope' });
}

function insertPlan({ collection, overrides }: StandardCall, values: ColumnValues, select: readonly SelectNode[]): InsertPlan {
  requireNoNewCycle(collection, [values]);
  return { collection, values: withSystemValues(collection, values, overrides.systemValues), select };
}
