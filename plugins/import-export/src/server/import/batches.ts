import type { ImportRow } from './import-row';

const MAX_ROWS = 500;
const MAX_BYTES = 4 * 1024 * 1024;

/** Rows in lists small enough for one transaction, and for memory. */
export async function* batchesOf(rows: AsyncIterable<ImportRow>): AsyncGenerator<readonly ImportRow[]> {
  let batch: ImportRow[] = [];
  let size = 0;
  for await (const row of rows) {
    batch.push(row);
    size += row.size;
    if (batch.length < MAX_ROWS && size < MAX_BYTES) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}
