import { PRESET_NAMES } from '../definitions';
import { suggestName, uniqueName } from '../names/suggest-name';
import { CSV_KINDS, type CsvColumn, type CsvKind } from './csv-column';
import type { CsvRow } from './csv-rows';
import type { DayOrder } from './day-text';
import { guessColumn } from './guess-column';

export interface Table {
  /** Empty when the first row holds no headings. */
  readonly headings: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** A field without the space for more: 200, and the preset ones. */
const MAX_COLUMNS = 190;
const MAX_TITLE = 200;

/** Takes the first row as headings, if they are some. */
export function tableOf(rows: readonly CsvRow[], hasHeadings: boolean): Table {
  if (!hasHeadings) return { headings: [], rows };
  return { headings: rows[0]?.cells ?? [], rows: rows.slice(1) };
}

/** Nobody heads a column with one of these. */
const VALUES: readonly CsvKind[] = CSV_KINDS.filter((kind) => kind !== 'input' && kind !== 'textarea');

/** Whether the first row looks like headings: no number, date or empty cell in it, and nothing twice. */
export function looksLikeHeadings(rows: readonly CsvRow[]): boolean {
  const cells = (rows[0]?.cells ?? []).map((cell) => cell.trim());
  if (cells.some((cell) => VALUES.includes(guessColumn([cell]).kind))) return false;
  return new Set(cells).size === cells.length;
}

export interface GuessOptions {
  /** Title of a column without a heading, by its place from 1. */
  untitled(place: number): string;
  readonly dayOrder: DayOrder;
}

/** The fields a file is proposed to become. */
export function guessColumns({ headings, rows }: Table, { untitled, dayOrder }: GuessOptions): readonly CsvColumn[] {
  const width = Math.max(headings.length, ...rows.map(({ cells }) => cells.length));
  const taken: string[] = [...PRESET_NAMES];
  return Array.from({ length: width }, (_, index) => {
    const heading = headings[index]?.trim().slice(0, MAX_TITLE) ?? '';
    const name = uniqueName(suggestName(heading) ?? `column${index + 1}`, taken);
    taken.push(name);
    const guess = guessColumn(
      rows.map(({ cells }) => cells[index] ?? ''),
      dayOrder,
    );
    return { index, title: heading === '' ? untitled(index + 1) : heading, name, ...guess, included: index < MAX_COLUMNS };
  });
}
