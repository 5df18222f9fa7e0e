import { selectAll } from '@mortise/database';
import type { ActionResult, Allowed } from '@mortise/plugin-api/server';
import {
  AppError,
  type BulkInsertPlan,
  type ColumnValues,
  type ExistingRecords,
  type JsonObject,
  type JsonValue,
  QUERY_LIMITS,
} from '@mortise/shared';
import { createFaults } from '../read/faults';
import { hashPasswords } from '../write/password-values';
import { withSystemValues } from '../write/system-values';
import { requireAffected } from './affected-rows';
import { requireInScope } from './create-record';
import { failAt } from './fail-at';
import type { Inside } from './inside';
import { type Engine, type StandardCall, isHooked, statementContext } from './standard-call';
import { movesInTree } from './tree-cycle';
import { readUpsertTarget } from './upsert-target';
import { type UpsertRules, readUpsertValues } from './upsert-values';
import { json, outputOf, shownAll } from './write-output';

interface Upsert {
  readonly given: JsonValue | undefined;
  readonly existing: ExistingRecords;
}

/**
 * Creates records, or changes those that are there already; all or none. It answers with a list of what it has written, also for one record.
 * @throws AppError ACTION_DENIED unless the caller may create and update, OPTION_UNSUPPORTED where plugins watch these writes or records
 * move in a tree, BODY_INVALID, and what a create and an update would throw
 */
export async function prepareUpsert(call: StandardCall, { given, existing }: Upsert, engine: Engine): Promise<() => Promise<ActionResult>> {
  requireUnwatched(call, engine);
  const update = existing.are === 'updated' ? await requireUpdate(call) : undefined;
  const rules = { unique: readUpsertTarget(call, existing), update };
  const rows = await Promise.all(readRows(call, given, rules).map(async (values) => hashPasswords(values, engine.passwords)));
  requireNoMoves(call, rows);
  const plan = planUpsert(call, rows, rules);
  return () =>
    engine.source.transaction(async (transaction) => {
      const inside = { ...engine, context: { ...statementContext(call.principal, call.timeZone), transaction } };
      return json(await write(call, plan, inside));
    });
}

async function requireUpdate({ collection, decideAction }: StandardCall): Promise<Allowed> {
  const update = await decideAction('update');
  if (!update.allowed) throw new AppError('ACTION_DENIED', { resource: collection.name, reason: update.reason });
  return update;
}

/** Which records will be there is known only to the statement, so plugins could not be told beforehand. */
function requireUnwatched(call: StandardCall, engine: Engine): void {
  if (call.overrides.values !== undefined || isHooked(engine, call, 'Create') || isHooked(engine, call, 'Update')) throw notHere(call);
}

/** For the same reason nobody could look whether a record would end up below itself. */
function requireNoMoves(call: StandardCall, rows: readonly ColumnValues[]): void {
  if (rows.some((values) => movesInTree(call.collection, values))) throw notHere(call);
}

function notHere({ collection }: StandardCall): AppError {
  return new AppError('OPTION_UNSUPPORTED', { option: 'existing', collection: collection.name });
}

function readRows(call: StandardCall, given: JsonValue | undefined, rules: UpsertRules): readonly ColumnValues[] {
  const items: readonly JsonValue[] = Array.isArray(given) ? given : [given ?? {}];
  const [min, max] = [call.asked?.acceptsNone === true ? 0 : 1, QUERY_LIMITS.bulkRows];
  if (items.length < min || items.length > max)
    throw new AppError('BODY_INVALID', { path: 'body', expected: `a list of ${min} to ${max} records`, received: items.length });
  const faults = createFaults();
  const rows = items.flatMap((item, row) => faults.collect(() => readRow(call, { item, row }, rules)) ?? []);
  faults.throwAll();
  if (rules.update) requireDistinct(rows, rules);
  return rows;
}

function readRow(call: StandardCall, { item, row }: { readonly item: JsonValue; readonly row: number }, rules: UpsertRules): ColumnValues {
  try {
    return readUpsertValues(call, item, rules);
  } catch (error) {
    return failAt(row, error);
  }
}

/** The second of two equal keys would change what the first one has just written; databases do not agree on that. */
function requireDistinct(rows: readonly ColumnValues[], { unique }: UpsertRules): void {
  const keys = rows.map((values) => unique.map((column) => values.get(column) ?? null));
  const texts = keys.map((key) => (key.includes(null) ? undefined : JSON.stringify(key)));
  const row = texts.findIndex((text, index) => text !== undefined && texts.indexOf(text) < index);
  if (row !== -1) throw new AppError('BODY_INVALID', { path: 'body', expected: 'each key once', repeats: keys[row], row });
}

function planUpsert(call: StandardCall, given: readonly ColumnValues[], { unique, update }: UpsertRules): BulkInsertPlan {
  const { collection, overrides, decision, view } = call;
  const rows = given.map((values) => withSystemValues(collection, values, overrides.systemValues));
  const plan = { collection, rows, select: decision.scope ? selectAll(collection) : outputOf(call) };
  if (!update) return { ...plan, skipsExisting: unique };
  const named = new Set(given.flatMap((values) => [...values.keys()]));
  const columns = [...named].filter((column) => !unique.includes(column));
  const scopes = [update.scope, view.allowed ? view.scope : undefined].filter((scope) => scope !== undefined);
  return { ...plan, updatesExisting: { by: unique, columns, where: [...call.scope, ...scopes] } };
}

/** @throws AppError UNIQUE_CONFLICT for a record the caller may not change, as if the key were merely taken */
async function write(call: StandardCall, plan: BulkInsertPlan, inside: Inside): Promise<string> {
  const text = await inside.source.insertMany(plan, inside.context);
  const records = JSON.parse(text) as JsonObject[];
  const { collection, updatesExisting } = plan;
  if (updatesExisting && records.length < plan.rows.length)
    throw new AppError('UNIQUE_CONFLICT', { collection: collection.name, fields: updatesExisting.by.map(({ name }) => name) });
  requireAffected(call, records.length);
  if (!call.decision.scope) return text;
  await requireInScope(call, records, inside);
  return shownAll(call, records, inside);
}
