export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What of a key press matters. */
export interface MoveKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Rows a page key moves by. */
const PAGE = 10;

/** Where a key leads to in a grid of that size; undefined for keys that move nothing. */
export function moveCell(
  { row, column }: CellPlace,
  { key, ctrlKey, metaKey }: MoveKey,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): CellPlace | undefined {
  const far = ctrlKey || metaKey;
  const to = (nextRow: number, nextColumn: number): CellPlace => ({
    row: Math.max(0, Math.min(nextRow, rows - 1)),
    column: Math.max(0, Math.min(nextColumn, columns - 1)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(far ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(far ? rows : row + 1, column);
    case 'ArrowLeft':
      return to(row, far ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, far ? columns : column + 1);
    case 'PageUp':
      return to(row - PAGE, column);
    case 'PageDown':
      return to(row + PAGE, column);
    case 'Home':
      return to(far ? 0 : row, 0);
    case 'End':
      return to(far ? rows : row, columns);
    default:
      return undefined;
  }
}
