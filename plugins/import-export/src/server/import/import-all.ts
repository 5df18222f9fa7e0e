import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type Transaction } from '@mortise/shared';
import { batchesOf } from './batches';
import { createRows, isRowFault } from './create-rows';
import type { ImportRow } from './import-row';
import { type Import, openSource } from './import-source';
import type { Report } from './report';
import type { Spool } from './spool';

export interface Importing extends Import {
  readonly file: Spool;
  readonly report: Report;
  readonly records: Pick<RecordsPort, 'transaction'>;
  /** Called between batches. @throws when the import has to end */
  readonly goOn: () => void;
}

/**
 * Imports all rows of a file or none, in one transaction.
 * @throws AppError the fault of the first row that cannot be imported, with its number
 */
export async function importAll(importing: Importing): Promise<void> {
  try {
    await attempt(importing, Infinity);
  } catch (error) {
    if (!(error instanceof BatchConflict)) throw error;
    // Databases do not say which of many rows they refused. The same once more, and from that batch on one by one, finds it.
    await attempt(importing, error.batch);
  }
}

class BatchConflict extends Error {
  readonly batch: number;

  constructor(batch: number, cause: unknown) {
    super('The database refused one of many rows', { cause });
    this.batch = batch;
  }
}

async function attempt(importing: Importing, singlyFrom: number): Promise<void> {
  const { file, report, records, goOn, call } = importing;
  const source = await openSource(file.read(), importing);
  report.imported = 0;
  try {
    await records.transaction(async (transaction) => {
      let index = 0;
      for await (const batch of batchesOf(source.rows)) {
        goOn();
        const insert = index < singlyFrom ? insertTogether : insertSingly;
        await insert(batch, { importing, transaction, index });
        report.imported += batch.length;
        index += 1;
      }
      goOn();
    }, call.dataSource);
  } finally {
    await source.close();
  }
}

interface Inserting {
  readonly importing: Importing;
  readonly transaction: Transaction;
  readonly index: number;
}

async function insertTogether(batch: readonly ImportRow[], { importing: { call }, transaction, index }: Inserting): Promise<void> {
  const first = batch[0]?.row ?? 0;
  const values = batch.map(({ row, read }) => ('values' in read ? read.values : fail(row, read.fault)));
  try {
    await createRows(call, values, transaction);
  } catch (error) {
    if (!isRowFault(error)) throw error;
    const { row } = error.details;
    if (error.kind === 'input' && typeof row === 'number') fail(first + row, error);
    throw new BatchConflict(index, error);
  }
}

async function insertSingly(batch: readonly ImportRow[], { importing: { call }, transaction }: Inserting): Promise<void> {
  for (const { row, read } of batch) {
    if ('fault' in read) fail(row, read.fault);
    else await createRows(call, [read.values], transaction).catch((error: unknown) => fail(row, error));
  }
}

function fail(row: number, error: unknown): never {
  throw isRowFault(error) ? new AppError(error.code, { ...error.details, row }, { cause: error.cause }) : error;
}
