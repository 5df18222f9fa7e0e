import type { RecordQuery, RecordsPort } from '@mortise/plugin-api/server';
import type { Transaction } from '@mortise/shared';

const PART = 500;

interface RowsToSee {
  readonly collection: string;
  readonly query: Pick<RecordQuery, 'filter' | 'fields' | 'sort'>;
  readonly transaction?: Transaction;
}

/** Shows all rows one after the other; `sort` has to tell them apart. */
export async function eachRow<Row extends object>(
  records: RecordsPort,
  { collection, query, transaction }: RowsToSee,
  see: (row: Row) => Promise<void> | void,
): Promise<void> {
  for (let offset = 0; ; offset += PART) {
    const rows = await records.find<Row>(collection, { ...query, limit: PART, offset }, transaction ? { transaction } : {});
    for (const row of rows) await see(row);
    if (rows.length < PART) return;
  }
}
