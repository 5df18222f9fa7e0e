import type { RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';

/** Exact up to this many; beyond, counting would take as long as the table is large. */
const MAX_COUNT = 10_000;

export interface RowCount {
  readonly count: number;
  /** There are more than `count`. */
  readonly capped: boolean;
}

/** How many rows match; one statement that reads no further than it counts. */
export async function countRows(records: RecordsPort, collection: string, filter: JsonObject): Promise<RowCount> {
  const rows = await records.find(collection, { filter, fields: [], limit: MAX_COUNT + 1 });
  return { count: Math.min(rows.length, MAX_COUNT), capped: rows.length > MAX_COUNT };
}
