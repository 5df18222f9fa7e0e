import { type JsonObject, type JsonValue, isAppError } from '@mortise/shared';
import { checkRow, isRowFault } from './create-rows';
import type { ImportRow } from './import-row';
import { type Import, openSource } from './import-source';
import { Report } from './report';

const CHECKED = 1000;
const SHOWN = 20;

/**
 * What an import of this file would make of its first thousand rows, with nothing written: `columns` (headings and their fields), the first
 * `rows`, how many were `checked`, and the `faults` known without asking the database.
 * @throws AppError what `openSource` throws
 */
export async function preview(chunks: AsyncIterable<Buffer>, of: Import): Promise<JsonObject> {
  const { call, query } = of;
  const source = await openSource(chunks, of);
  const report = new Report(call);
  const rows: JsonValue[] = [];
  let checked = 0;
  try {
    for await (const row of source.rows) {
      checked += 1;
      if ('values' in row.read && rows.length < SHOWN) rows.push({ row: row.row, values: row.read.values });
      await check(row, of, report);
      if (checked === CHECKED) break;
    }
  } catch (error) {
    if (!isAppError(error)) throw error;
    // The end of a beginning is where it was cut.
    if (!query.partial) report.add(checked + 1, error);
  } finally {
    await source.close();
  }
  const columns = source.columns?.map(({ heading, field, leftOut }) => ({ heading, field: field?.name ?? null, leftOut })) ?? null;
  const { failed, faults = [] } = report.whole();
  return { format: query.format, columns, rows, checked, faulty: failed ?? 0, faults };
}

async function check({ row, read }: ImportRow, { call }: Import, report: Report): Promise<void> {
  if ('fault' in read) return report.add(row, read.fault);
  try {
    await checkRow(call, read.values);
  } catch (error) {
    if (!isRowFault(error)) throw error;
    report.add(row, error);
  }
}
