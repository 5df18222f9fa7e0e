import { useApi } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { useMemo, useState } from 'react';
import { type DataCollection, type DataRecord, type RecordKey, findField, keyOf } from '../model/data-collection';
import { useWrite } from '../model/use-write';
import { saveCell } from './save-cell';

export interface EditedCell {
  readonly key: RecordKey;
  readonly field: string;
  /** The record as it was when editing began. */
  readonly record: DataRecord;
}

/** The same object for as long as the collection is shown, so that rows need not be drawn anew. */
export interface CellEditing {
  start(cell: EditedCell): void;
  stop(cell: EditedCell): void;
  /** Resolves when the table shows what was saved; `seen` is the value it replaces. Throws ApiError and CellConflict. */
  save(cell: EditedCell, value: JsonValue, seen: JsonValue): Promise<void>;
}

export interface CellEditingState {
  readonly actions: CellEditing;
  /** Names of the fields being edited in a record, joined by commas. */
  fieldsOf(key: RecordKey | undefined): string;
  /** The rows with those being edited, should they have left the page meanwhile: what is being typed must not go with them. */
  keepEdited(rows: readonly DataRecord[]): readonly DataRecord[];
}

/** Several cells can be open: one whose value was refused waits while another is edited. */
export function useCellEditing(collection: DataCollection): CellEditingState {
  const [cells, setCells] = useState<readonly EditedCell[]>([]);
  const api = useApi();
  const write = useWrite(collection.name);
  const actions = useMemo<CellEditing>(
    () => ({
      start: (cell) => setCells((open) => (open.some((other) => isSame(other, cell)) ? open : [...open, cell])),
      stop: (cell) => setCells((open) => open.filter((other) => !isSame(other, cell))),
      async save({ key, field: name }, value, seen) {
        const field = findField(collection, name);
        if (field !== undefined) await saveCell({ api, write }, { collection, field, key, seen, value });
      },
    }),
    [api, write, collection],
  );
  return useMemo(
    () => ({
      actions,
      fieldsOf: (key) => cells.flatMap((cell) => (cell.key === key ? cell.field : [])).join(','),
      keepEdited: (rows) => withEdited(collection, rows, cells),
    }),
    [cells, actions, collection],
  );
}

function withEdited(collection: DataCollection, rows: readonly DataRecord[], cells: readonly EditedCell[]): readonly DataRecord[] {
  const present = new Set(rows.map((row) => keyOf(collection, row)));
  const gone = new Map(cells.flatMap(({ key, record }) => (present.has(key) ? [] : [[key, record] as const])));
  return gone.size === 0 ? rows : [...gone.values(), ...rows];
}

function isSame(one: EditedCell, other: EditedCell): boolean {
  return one.key === other.key && one.field === other.field;
}
