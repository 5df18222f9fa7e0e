import { AppError, type Collection, type JsonObject, type JsonValue } from '@mortise/shared';
import { fuse } from '../formula-text';
import { cellValue } from './cell-value';
import type { CsvColumn } from './csv-columns';
import type { Cell } from './csv-records';
import type { ImportRow } from './import-row';
import { checkShape } from './json-shape';

export interface CsvShape {
  readonly columns: readonly CsvColumn[];
  readonly collection: Collection;
  /** Apostrophes before formulas are taken away. */
  readonly safe: boolean;
}

/** The lines below the headings as records. */
export async function* csvRows(records: AsyncIterable<readonly Cell[]>, shape: CsvShape): AsyncGenerator<ImportRow> {
  let row = 0;
  for await (const cells of records) {
    row += 1;
    yield { row, size: cells.reduce((size, cell) => size + (cell?.length ?? 0) + 1, 0), read: readCells(cells, shape) };
  }
}

function readCells(cells: readonly Cell[], { columns, collection, safe }: CsvShape): ImportRow['read'] {
  if (cells.length > columns.length) {
    return { fault: new AppError('BODY_INVALID', { path: 'row', expected: `at most ${columns.length} cells`, received: cells.length }) };
  }
  const values: Record<string, JsonValue> = {};
  for (const [index, { field }] of columns.entries()) {
    const cell = cells[index];
    const value = field && cell !== undefined ? cellValue(safe ? fuse(cell) : cell, field, collection) : undefined;
    if (field && value !== undefined) values[field.name] = value;
  }
  const fault = checkShape(values);
  return fault ? { fault } : { values: values satisfies JsonObject };
}
