import type { ActionResult } from '@mortise/plugin-api/server';
import { AppError, type ColumnValues, type JsonValue, QUERY_LIMITS } from '@mortise/shared';
import { createFaults } from '../read/faults';
import { hashPasswords } from '../write/password-values';
import { readValues } from '../write/read-values';
import { requireAffected } from './affected-rows';
import { createRecords } from './create-records';
import { failAt } from './fail-at';
import { hasNested } from './relations/nested-values';
import { prepareTreeRows } from './relations/prepare-tree';
import type { Engine, StandardCall } from './standard-call';
import { json } from './write-output';

/** Rows whose faults are told; more would not help anybody. */
const MAX_FAULTY_ROWS = 20;

/**
 * Many new records, all or none. Every fault says in `row` which record it is about, counted from 0.
 * @throws AppError BODY_INVALID unless there are 1 to 1,000, and whatever one bad record would
 */
export async function prepareBulkCreate(
  call: StandardCall,
  rows: readonly JsonValue[],
  engine: Engine,
): Promise<() => Promise<ActionResult>> {
  requireCount(call, rows.length);
  requireAffected(call, rows.length);
  const place = { collection: call.collection, schema: engine.source.schema };
  if (rows.some((values) => hasNested(values, place))) return prepareTreeRows(call, rows, engine);
  const records = readRows(call, rows);
  return async () => {
    const hashed = await Promise.all(records.map(async (values) => hashPasswords(values, engine.passwords)));
    return json(await createRecords(call, hashed, engine));
  };
}

function requireCount({ asked }: StandardCall, count: number): void {
  const max = QUERY_LIMITS.bulkRows;
  const min = asked?.acceptsNone === true ? 0 : 1;
  if (count < min || count > max)
    throw new AppError('BODY_INVALID', { path: 'body', expected: `a list of 1 to ${max} records`, received: count });
}

function readRows({ collection, decision }: StandardCall, rows: readonly JsonValue[]): readonly ColumnValues[] {
  const faults = createFaults();
  let faulty = 0;
  const records: ColumnValues[] = [];
  for (const [row, values] of rows.entries()) {
    const read = faults.collect(() => readRow(row, () => readValues(collection, decision, { values, complete: true })));
    if (read) records.push(read);
    else if ((faulty += 1) === MAX_FAULTY_ROWS) break;
  }
  faults.throwAll();
  return records;
}

function readRow<T>(row: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return failAt(row, error);
  }
}
