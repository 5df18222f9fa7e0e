import type { ActionCall } from '@mortise/plugin-api/server';
import { isAppError } from '@mortise/shared';
import { batchesOf } from './batches';
import { createRows, isRowFault } from './create-rows';
import type { Importing } from './import-all';
import type { ImportRow } from './import-row';
import { openSource } from './import-source';
import type { Report } from './report';

/** Imports the rows that can be imported, and reports the others. What is there already stays when a later part of the file is broken. */
export async function importGood(importing: Importing): Promise<void> {
  const { call, file, report, goOn } = importing;
  const source = await openSource(file.read(), importing);
  try {
    for await (const batch of batchesOf(readable(source.rows, report))) {
      goOn();
      await insertBatch(batch, call, report);
    }
  } finally {
    await source.close();
  }
}

/** The rows up to the place where the file itself breaks, which is reported as its last row. */
async function* readable(rows: AsyncIterable<ImportRow>, report: Report): AsyncGenerator<ImportRow> {
  let last = 0;
  try {
    for await (const row of rows) {
      last = row.row;
      if ('fault' in row.read) report.add(row.row, row.read.fault);
      else yield row;
    }
  } catch (error) {
    if (!isAppError(error)) throw error;
    report.add(last + 1, error);
  }
}

async function insertBatch(batch: readonly ImportRow[], call: ActionCall, report: Report): Promise<void> {
  const good = batch.flatMap(({ row, read }) => ('values' in read ? [{ row, values: read.values }] : []));
  try {
    await createRows(
      call,
      good.map(({ values }) => values),
    );
    report.imported += good.length;
  } catch (error) {
    if (!isRowFault(error)) throw error;
    for (const { row, values } of good) await insertOne({ row, values }, call, report);
  }
}

async function insertOne(
  { row, values }: { readonly row: number; readonly values: Parameters<typeof createRows>[1][number] },
  call: ActionCall,
  report: Report,
): Promise<void> {
  try {
    await createRows(call, [values]);
    report.imported += 1;
  } catch (error) {
    if (!isRowFault(error)) throw error;
    report.add(row, error);
  }
}
