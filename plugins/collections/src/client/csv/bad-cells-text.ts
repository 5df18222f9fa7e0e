import Papa from 'papaparse';
import type { BadCell } from './import-rows';

/** A list of cells as CSV (RFC 4180). Cells that a spreadsheet would take for a formula are written as text. */
export function badCellsText(cells: readonly BadCell[], headings: readonly [row: string, column: string, text: string]): string {
  return Papa.unparse(
    { fields: [...headings], data: cells.map(({ row, column, text }) => [row, column ?? '', text]) },
    { escapeFormulae: true },
  );
}
