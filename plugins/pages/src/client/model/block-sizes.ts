import { type PageBlock, type PageContent, type PageRow, ROW_COLUMNS } from '../../contract';
import { withRows } from './content-parts';

/** The least that is wide enough to be grasped. */
export const LEAST_SPAN = 4;
/** Columns by which the keyboard makes a block wider. */
export const SPAN_STEP = 2;

/** Columns of a row that nothing stands in. */
export function roomIn({ blocks }: Pick<PageRow, 'blocks'>): number {
  return ROW_COLUMNS - blocks.reduce((sum, { span }) => sum + span, 0);
}

/**
 * Gives a block that many columns. What its row has no room for it takes from its neighbour, the one behind it or else the one before it,
 * as far as that stays wide enough.
 */
export function resizeBlock(content: PageContent, key: string, span: number): PageContent {
  return withRows(content, (rows) => rows.map((row) => (row.blocks.some((one) => one.key === key) ? resizedRow(row, key, span) : row)));
}

function resizedRow(row: PageRow, key: string, span: number): PageRow {
  const at = row.blocks.findIndex((one) => one.key === key);
  const block = row.blocks[at];
  const neighbour = row.blocks[at + 1] ?? row.blocks[at - 1];
  if (block === undefined) return row;
  const toSpare = neighbour === undefined ? 0 : Math.max(0, neighbour.span - LEAST_SPAN);
  const most = block.span + roomIn(row) + toSpare;
  const next = Math.min(Math.max(Math.round(span), LEAST_SPAN), most);
  const taken = Math.max(0, next - block.span - roomIn(row));
  const sized = (one: PageBlock): PageBlock => {
    if (one === block) return { ...one, span: next };
    return one === neighbour && taken > 0 ? { ...one, span: one.span - taken } : one;
  };
  return { ...row, blocks: row.blocks.map(sized) };
}

/** The same blocks, equally wide where they would not fit beside each other; undefined when they are too many for that. */
export function fitted(blocks: readonly PageBlock[]): readonly PageBlock[] | undefined {
  if (roomIn({ blocks }) >= 0) return blocks;
  const each = Math.floor(ROW_COLUMNS / blocks.length);
  return each < LEAST_SPAN ? undefined : blocks.map((block) => ({ ...block, span: each }));
}
