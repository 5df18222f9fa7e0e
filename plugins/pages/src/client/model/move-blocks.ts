import type { PageBlock, PageContent, PageRow } from '../../contract';
import { LEAST_SPAN, fitted, roomIn } from './block-sizes';
import { addBlock } from './edit-content';
import { findBlock, newKey, swapped, withRows, withoutBlock } from './content-parts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * Left and right among the blocks of a row. Up and down: into the row above or below if it has room, otherwise into a row of its own on that
 * side; a block that has its row for itself changes places with the next one.
 */
export function moveBlock(content: PageContent, key: string, direction: Direction): PageContent {
  return withRows(content, (rows) => {
    const place = rows.findIndex((row) => row.blocks.some((block) => block.key === key));
    const row = rows[place];
    if (row === undefined) return rows;
    if (direction === 'left' || direction === 'right') {
      const from = row.blocks.findIndex((block) => block.key === key);
      return rows.with(place, { ...row, blocks: swapped(row.blocks, from, from + (direction === 'left' ? -1 : 1)) });
    }
    return movedToRow(rows, { key, place, step: direction === 'up' ? -1 : 1 });
  });
}

interface RowMove {
  readonly key: string;
  readonly place: number;
  readonly step: -1 | 1;
}

function movedToRow(rows: readonly PageRow[], { key, place, step }: RowMove): readonly PageRow[] {
  const row = rows[place];
  const block = row?.blocks.find((one) => one.key === key);
  if (row === undefined || block === undefined) return rows;
  const target = rows[place + step];
  const room = target === undefined ? 0 : roomIn(target);
  if (target !== undefined && room >= LEAST_SPAN) {
    const joined = { ...target, blocks: [...target.blocks, { ...block, span: Math.min(block.span, room) }] };
    return withoutBlock(rows, key).map((one) => (one.key === target.key ? joined : one));
  }
  if (row.blocks.length === 1) return swapped(rows, place, place + step);
  const rest = rows.with(place, { ...row, blocks: row.blocks.filter((one) => one.key !== key) });
  return rest.toSpliced(step === -1 ? place : place + 1, 0, { key: newKey(), blocks: [block] });
}

/** Into a row of its own at the end of another tab. */
export function moveToTab(content: PageContent, key: string, tab: string): PageContent {
  const block = findBlock(content, key);
  if (block === undefined || !content.tabs.some((one) => one.key === tab)) return content;
  return addBlock(
    withRows(content, (rows) => withoutBlock(rows, key)),
    tab,
    block,
  );
}

/** Where a dragged block may be let go: beside another one, between two rows, or on the name of a tab. */
export type DropPlace =
  | { readonly kind: 'beside'; readonly block: string; readonly side: 'before' | 'after' }
  /** In a row of its own above the row with that number, counted from 0. */
  | { readonly kind: 'between'; readonly tab: string; readonly row: number }
  /** At the end of that tab. */
  | { readonly kind: 'tab'; readonly tab: string };

/** Puts a block there. A row that gets too full shares its width equally; what cannot fit stays where it is. */
export function dropBlock(content: PageContent, key: string, place: DropPlace): PageContent {
  const block = findBlock(content, key);
  if (block === undefined) return content;
  if (place.kind === 'tab') return holdsBlock(content, place.tab, key) ? content : moveToTab(content, key, place.tab);
  return place.kind === 'between' ? droppedBetween(content, block, place) : droppedBeside(content, block, place);
}

function holdsBlock({ tabs }: PageContent, tab: string, key: string): boolean {
  return tabs.some((one) => one.key === tab && one.rows.some(({ blocks }) => blocks.some((block) => block.key === key)));
}

function droppedBetween(content: PageContent, block: PageBlock, place: DropPlace & { kind: 'between' }): PageContent {
  return withRows(content, (rows, tab) => {
    if (tab !== place.tab) return withoutBlock(rows, block.key);
    const above = withoutBlock(rows.slice(0, place.row), block.key);
    return [...above, { key: newKey(), blocks: [block] }, ...withoutBlock(rows.slice(place.row), block.key)];
  });
}

function droppedBeside(content: PageContent, block: PageBlock, place: DropPlace & { kind: 'beside' }): PageContent {
  if (block.key === place.block) return content;
  const joined = (row: PageRow): readonly PageBlock[] | undefined => {
    const others = row.blocks.filter((one) => one.key !== block.key);
    const at = others.findIndex((one) => one.key === place.block) + (place.side === 'after' ? 1 : 0);
    return fitted(others.toSpliced(at, 0, block));
  };
  const isTarget = (row: PageRow): boolean => row.blocks.some((one) => one.key === place.block);
  const target = content.tabs.flatMap(({ rows }) => rows).find(isTarget);
  const blocks = target && joined(target);
  if (target === undefined || blocks === undefined) return content;
  return withRows(content, (rows) => {
    const changed = rows.map((row) => (row.key === target.key ? { ...row, blocks } : { ...row, blocks: without(row.blocks, block.key) }));
    return changed.filter((row) => row.blocks.length > 0);
  });
}

function without(blocks: readonly PageBlock[], key: string): readonly PageBlock[] {
  return blocks.filter((one) => one.key !== key);
}
