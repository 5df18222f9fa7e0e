import { selectAll } from '@mortise/database';
import { AppError, type ColumnValues, type JsonObject, type SelectNode, type Transaction, isAppError } from '@mortise/shared';
import { withSystemValues } from '../write/system-values';
import { insertPlain, isPlainInsert, requireInScope } from './create-record';
import { failAt } from './fail-at';
import { reviseByHooks } from './hooked-values';
import type { Inside } from './inside';
import { type Engine, type StandardCall, statementContext } from './standard-call';
import { requireNoNewCycle } from './tree-cycle';
import { outputOf, shownAll } from './write-output';

/**
 * Inserts many records between their hooks, all or none; their text as the caller may see them. A fault says in `row` which record it is
 * about, counted from 0.
 */
export async function createRecords(call: StandardCall, records: readonly ColumnValues[], engine: Engine): Promise<string> {
  let written = records;
  try {
    return await engine.source.transaction(async (transaction) => {
      const inside = within(call, engine, transaction);
      if (isPlainInsert(call, engine)) return insertAll(call, written, { ...inside, select: outputOf(call) });
      written = await reviseAll(call, records, inside);
      return await finishAll(call, written, inside);
    });
  } catch (error) {
    if (isAppError(error) && (error.kind === 'conflict' || error.kind === 'input') && error.details['row'] === undefined)
      await findFaultyRow(call, { records: written, fault: error }, engine);
    throw error;
  }
}

type Inserting = Inside & { readonly select: readonly SelectNode[] };

function within(call: StandardCall, engine: Engine, transaction: Transaction): Inside & { readonly transaction: Transaction } {
  return { ...engine, context: { ...statementContext(call.principal, call.timeZone), transaction }, transaction };
}

function insertAll(call: StandardCall, records: readonly ColumnValues[], { source, context, select }: Inserting): Promise<string> {
  const rows = records.map((values) => withSystemValues(call.collection, values, call.overrides.systemValues));
  requireNoNewCycle(call.collection, rows);
  return source.insertMany({ collection: call.collection, rows, select }, context);
}

async function reviseAll(
  call: StandardCall,
  records: readonly ColumnValues[],
  { hooks, transaction }: ReturnType<typeof within>,
): Promise<readonly ColumnValues[]> {
  const { collection, principal } = call;
  const revised: ColumnValues[] = [];
  for (const [row, values] of records.entries()) {
    const revising = reviseByHooks(collection, values, (object) =>
      hooks.run('beforeCreate', { collection, principal, transaction, values: object }),
    );
    revised.push(await revising.catch((error: unknown) => failAt(row, error)));
  }
  return revised;
}

async function finishAll(call: StandardCall, records: readonly ColumnValues[], inside: ReturnType<typeof within>): Promise<string> {
  const { collection, principal } = call;
  const { hooks, transaction } = inside;
  const made = JSON.parse(await insertAll(call, records, { ...inside, select: selectAll(collection) })) as JsonObject[];
  await requireInScope(call, made, inside);
  for (const [row, record] of made.entries())
    await hooks.run('afterCreate', { collection, principal, transaction, record }).catch((error: unknown) => failAt(row, error));
  return shownAll(call, made, inside);
}

/** Rows that were refused together. */
interface Refused {
  readonly records: readonly ColumnValues[];
  readonly fault: AppError;
}

/**
 * Databases do not say which of many rows they refused. The same rows are inserted one by one, only to be rolled back. One by one they may
 * fail in other ways, as rows do that refer to later ones.
 * @throws AppError the same fault with its row; resolves when none of the rows has it by itself
 */
async function findFaultyRow(call: StandardCall, { records, fault }: Refused, engine: Engine): Promise<void> {
  const noFault = new AppError('INTERNAL');
  const replay = engine.source.transaction(async (transaction) => {
    const inside = within(call, engine, transaction);
    for (const [row, values] of records.entries()) await insertPlain(call, values, inside).catch((error: unknown) => failAt(row, error));
    throw noFault;
  });
  await replay.catch((error: unknown) => {
    if (!isAppError(error) || error.code === fault.code) throw error;
  });
}
