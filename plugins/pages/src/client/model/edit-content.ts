import { type PageBlock, type PageContent, type PageRow, ROW_COLUMNS } from '../../contract';

/** The least that is wide enough to be grasped. */
const LEAST_SPAN = 4;
const STEP = 2;

export type Direction = 'up' | 'down' | 'left' | 'right';

/** A key no part of a page has. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function findBlock({ tabs }: PageContent, key: string): PageBlock | undefined {
  return tabs
    .flatMap((tab) => tab.rows)
    .flatMap((row) => row.blocks)
    .find((block) => block.key === key);
}

/** Adds a block in a row of its own below all others of a tab. */
export function addBlock(content: PageContent, tab: string, block: PageBlock): PageContent {
  return withRows(content, (rows, key) => (key === tab ? [...rows, { key: newKey(), blocks: [block] }] : rows));
}

export function changeBlock(content: PageContent, key: string, change: (block: PageBlock) => PageBlock): PageContent {
  return withRows(content, (rows) =>
    rows.map((row) => ({ ...row, blocks: row.blocks.map((block) => (block.key === key ? change(block) : block)) })),
  );
}

/** A row with nothing in it goes as well. */
export function removeBlock(content: PageContent, key: string): PageContent {
  return withRows(content, (rows) => withoutBlock(rows, key));
}

/** Wider or narrower by one step; what does not fit into the row beside the others stays as it is. */
export function resizeBlock(content: PageContent, key: string, wider: boolean): PageContent {
  return withRows(content, (rows) =>
    rows.map((row) => {
      const others = row.blocks.filter((block) => block.key !== key).reduce((sum, { span }) => sum + span, 0);
      const fit = (span: number): number => Math.min(Math.max(span, LEAST_SPAN), ROW_COLUMNS - others);
      return {
        ...row,
        blocks: row.blocks.map((block) => (block.key === key ? { ...block, span: fit(block.span + (wider ? STEP : -STEP)) } : block)),
      };
    }),
  );
}

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
  const room = target === undefined ? 0 : ROW_COLUMNS - target.blocks.reduce((sum, { span }) => sum + span, 0);
  if (target !== undefined && room >= LEAST_SPAN) {
    const joined = { ...target, blocks: [...target.blocks, { ...block, span: Math.min(block.span, room) }] };
    return withoutBlock(rows, key).map((one) => (one.key === target.key ? joined : one));
  }
  if (row.blocks.length === 1) return swapped(rows, place, place + step);
  const rest = rows.with(place, { ...row, blocks: row.blocks.filter((one) => one.key !== key) });
  return rest.toSpliced(step === -1 ? place : place + 1, 0, { key: newKey(), blocks: [block] });
}

function withoutBlock(rows: readonly PageRow[], key: string): readonly PageRow[] {
  return rows.map((row) => ({ ...row, blocks: row.blocks.filter((block) => block.key !== key) })).filter(({ blocks }) => blocks.length > 0);
}

function withRows({ tabs }: PageContent, change: (rows: readonly PageRow[], tab: string) => readonly PageRow[]): PageContent {
  return { tabs: tabs.map((tab) => ({ ...tab, rows: change(tab.rows, tab.key) })) };
}

function swapped<Item>(items: readonly Item[], a: number, b: number): readonly Item[] {
  const [one, other] = [items[a], items[b]];
  return one === undefined || other === undefined ? items : items.with(a, other).with(b, one);
}
