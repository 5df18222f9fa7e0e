import { AppError, type Collection, type Field } from '@mortise/shared';
import type { Cell } from './csv-records';
import { pickText } from '../localized';
import type { ImportQuery } from './import-query';

const MAX_COLUMNS = 1000;

/** A column of a file and the field it goes into; none for a column that is left out or that no field is found for. */
export interface CsvColumn {
  readonly heading: string;
  readonly field: Field | undefined;
  /** The caller said that it is left out. */
  readonly leftOut: boolean;
}

/**
 * Finds the field of each column: the one the caller names, else the one of that name, else the one of that title.
 * @throws AppError BODY_INVALID, FIELD_UNKNOWN for a field the caller names
 */
export function readHeadings(
  cells: readonly Cell[],
  { collection, locale, query }: { readonly collection: Collection; readonly locale: string; readonly query: ImportQuery },
): readonly CsvColumn[] {
  if (cells.length > MAX_COLUMNS) {
    throw new AppError('BODY_INVALID', { path: 'headings', expected: `at most ${MAX_COLUMNS} columns`, received: cells.length });
  }
  const headings = cells.map((cell = '') => cell.trim());
  refuseRepeated(headings, 'headings');
  const columns = headings.map((heading): CsvColumn => {
    const named = query.columns.get(heading);
    if (named === null) return { heading, field: undefined, leftOut: true };
    return { heading, field: named === undefined ? guess(heading, collection, locale) : fieldOf(named, collection), leftOut: false };
  });
  refuseRepeated(
    columns.flatMap(({ field }) => field?.name ?? []),
    'columns',
  );
  return columns;
}

function refuseRepeated(names: readonly string[], path: string): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw new AppError('BODY_INVALID', { path, expected: 'different names', received: repeated.slice(0, 100) });
}

function fieldOf(name: string, collection: Collection): Field {
  const field = collection.fields.get(name);
  if (!field) throw new AppError('FIELD_UNKNOWN', { field: name.slice(0, 100), collection: collection.name });
  return field;
}

function guess(heading: string, collection: Collection, locale: string): Field | undefined {
  const exact = collection.fields.get(heading);
  if (exact) return exact;
  const wanted = heading.toLowerCase();
  const fields = [...collection.fields.values()];
  const titled = fields.find(({ title }) => title !== undefined && pickText(title, locale).toLowerCase() === wanted);
  return titled ?? fields.find(({ name }) => name.toLowerCase() === wanted);
}
