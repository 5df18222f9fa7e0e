import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import { type CellPlace, moveCell } from './move-cell';

export interface CellFocus {
  onKeyDown(event: KeyboardEvent<HTMLTableElement>): void;
  onFocus(event: FocusEvent<HTMLTableElement>): void;
  onBlur(event: FocusEvent<HTMLTableElement>): void;
}

/** What the grid shows; the focus is looked after when one of them is another. */
interface Drawn {
  readonly rows: unknown;
  readonly editing: unknown;
}

/**
 * Arrow keys between the cells of a grid with one tab stop (WAI-ARIA Authoring Practices, grid). It works on the page's elements
 * directly: moving the focus must not draw a thousand cells anew.
 */
export function useCellFocus(table: RefObject<HTMLTableElement | null>, { rows, editing }: Drawn): CellFocus {
  const place = useRef<CellPlace>({ row: 0, column: 0 });
  const holdsFocus = useRef(false);
  useLayoutEffect(() => {
    const grid = gridOf(table.current);
    const lost = holdsFocus.current && document.activeElement === document.body;
    if (lost) stopAt(grid, place.current)?.focus();
    else if (table.current?.querySelector('tbody [tabindex="0"]') === null) setStop(table.current, stopAt(grid, place.current));
  }, [table, rows, editing]);
  return {
    onFocus({ target }) {
      const cell = target.closest<HTMLElement>('[data-cell]');
      holdsFocus.current = cell !== null;
      if (cell === null || table.current === null) return;
      place.current = placeOf(gridOf(table.current), cell);
      setStop(table.current, stopOf(cell));
    },
    onBlur({ relatedTarget }) {
      // A row that is taken away blurs its cell towards nothing; then the focus has to be given back.
      if (relatedTarget !== null) holdsFocus.current = false;
    },
    onKeyDown(event) {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
      if (cell === null || event.altKey) return;
      const grid = gridOf(table.current);
      if (event.key === ' ' && event.target === cell) {
        event.preventDefault();
        cell.closest('tr')?.querySelector<HTMLElement>('input[type=checkbox]')?.click();
        return;
      }
      const next = moveCell(placeOf(grid, cell), event, { rows: grid.length, columns: grid[0]?.length ?? 0 });
      if (next === undefined) return;
      event.preventDefault();
      stopAt(grid, next)?.focus();
    },
  };
}

type CellGrid = readonly (readonly HTMLElement[])[];

function gridOf(table: HTMLTableElement | null): CellGrid {
  return [...(table?.tBodies[0]?.rows ?? [])].map((row) => [...row.cells]);
}

function placeOf(grid: CellGrid, cell: HTMLElement): CellPlace {
  const row = grid.findIndex((cells) => cells.includes(cell));
  return { row, column: grid[row]?.indexOf(cell) ?? 0 };
}

/** The nearest cell there is. */
function stopAt(grid: CellGrid, { row, column }: CellPlace): HTMLElement | undefined {
  const cells = grid[Math.min(row, grid.length - 1)];
  const cell = cells?.[Math.min(column, cells.length - 1)];
  return cell && stopOf(cell);
}

/** A cell that holds one control hands the focus on to it. */
function stopOf(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>('[data-stop]') ?? cell;
}

/** A cell that is being edited leaves the stop to its editor. */
function setStop(table: HTMLTableElement | null, stop: HTMLElement | undefined): void {
  for (const before of table?.querySelectorAll<HTMLElement>('tbody [tabindex="0"]') ?? []) before.tabIndex = -1;
  if (stop !== undefined && stop.querySelector('.records-editor') === null) stop.tabIndex = 0;
}
