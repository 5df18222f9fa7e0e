import type { JsonObject, JsonValue } from '@mortise/shared';
import { isJsonObject } from '@mortise/shared';
import { readCell } from './cell-value';
import type { CsvColumn } from './csv-column';
import type { CsvRow } from './csv-rows';

/** A cell that was left empty, or a row that was left out, and why. */
export interface BadCell {
  /** As in the file, from 1. */
  readonly row: number;
  /** Title of the field; absent when the server refused the row. */
  readonly column?: string;
  readonly text: string;
}

/** How far an import has come; it grows while the import runs. */
export interface ImportTally {
  rows: number;
  badCount: number;
  refused: number;
  /** The first of them. */
  readonly bad: BadCell[];
}

export interface RowRefusal {
  /** Place in the batch, from 0. */
  readonly index: number;
  readonly message: string;
}

export interface ImportOptions {
  readonly rows: AsyncIterable<readonly CsvRow[]>;
  readonly columns: readonly CsvColumn[];
  readonly tally: ImportTally;
  readonly signal: AbortSignal;
  /** Stores a batch, all or nothing; answers which row kept it from being stored. */
  store(batch: readonly JsonObject[]): Promise<RowRefusal | undefined>;
  onProgress(): void;
}

const MAX_BAD_CELLS = 1000;
const MAX_REFUSED_ROWS = 100;
const BATCH = { rows: 500, characters: 300_000, keys: 9000 };

export function newTally(): ImportTally {
  return { rows: 0, badCount: 0, refused: 0, bad: [] };
}

/**
 * Stores the rows in batches that fit into a request. Cells that cannot be read are left empty, rows the server refuses are left
 * out; both are tallied. Ends early, between two batches, when the signal is aborted.
 * @throws whatever `store` throws; RowsRefused when the server refuses one row after the other
 */
export async function importRows(options: ImportOptions): Promise<void> {
  const { rows, columns, tally, signal } = options;
  const included = columns.filter((column) => column.included);
  let batch = new Batch();
  for await (const piece of rows) {
    for (const row of piece) {
      if (signal.aborted) return;
      const record = readRow(row, included, tally);
      if (batch.add(row, record)) continue;
      await send(batch, options);
      batch = new Batch();
      batch.add(row, record);
    }
  }
  if (!signal.aborted) await send(batch, options);
}

export class RowsRefused extends Error {
  override readonly name = 'RowsRefused';
}

class Batch {
  readonly rows: CsvRow[] = [];
  readonly records: JsonObject[] = [];
  #characters = 0;
  #keys = 0;

  /** False when it is full; the first row always fits. */
  add(row: CsvRow, record: JsonObject): boolean {
    const characters = this.#characters + JSON.stringify(record).length;
    const keys = this.#keys + keysOf(record);
    const count = this.records.length;
    if (count > 0 && (count >= BATCH.rows || characters > BATCH.characters || keys > BATCH.keys)) return false;
    this.rows.push(row);
    this.records.push(record);
    this.#characters = characters;
    this.#keys = keys;
    return true;
  }

  remove(index: number): CsvRow | undefined {
    this.records.splice(index, 1);
    return this.rows.splice(index, 1)[0];
  }
}

async function send(batch: Batch, { store, tally, onProgress }: ImportOptions): Promise<void> {
  while (batch.records.length > 0) {
    const refusal = await store(batch.records);
    if (refusal === undefined) break;
    const row = batch.remove(refusal.index);
    if (row === undefined) throw new RowsRefused(refusal.message);
    note(tally, { row: row.number, text: refusal.message });
    tally.refused += 1;
    if (tally.refused > MAX_REFUSED_ROWS) throw new RowsRefused(refusal.message);
  }
  tally.rows += batch.records.length;
  onProgress();
}

function readRow({ number, cells }: CsvRow, columns: readonly CsvColumn[], tally: ImportTally): JsonObject {
  const record: Record<string, JsonValue> = {};
  for (const column of columns) {
    const text = cells[column.index] ?? '';
    const cell = readCell(text, column);
    if (!cell.ok) note(tally, { row: number, column: column.title, text });
    else if (cell.value !== undefined) record[column.name] = cell.value;
  }
  return record;
}

function note(tally: ImportTally, bad: BadCell): void {
  tally.badCount += 1;
  if (tally.bad.length < MAX_BAD_CELLS) tally.bad.push(bad);
}

function keysOf(value: JsonValue | undefined): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item: JsonValue) => sum + keysOf(item), 0);
  return isJsonObject(value) ? Object.values(value).reduce<number>((sum, item) => sum + 1 + keysOf(item), 0) : 0;
}
