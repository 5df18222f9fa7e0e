import type { PageBlock, PageContent } from '../../contract';
import { LEAST_SPAN, roomIn } from './block-sizes';
import { newKey, withRows, withoutBlock } from './content-parts';

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

/** Puts a copy behind a block where its row has room, otherwise into a row below. */
export function duplicateBlock(content: PageContent, key: string, copyKey: string): PageContent {
  return withRows(content, (rows) =>
    rows.flatMap((row) => {
      const at = row.blocks.findIndex((block) => block.key === key);
      const block = row.blocks[at];
      if (block === undefined) return [row];
      const room = roomIn(row);
      if (room < LEAST_SPAN) return [row, { key: newKey(), blocks: [{ ...block, key: copyKey }] }];
      const copy = { ...block, key: copyKey, span: Math.min(block.span, room) };
      return [{ ...row, blocks: row.blocks.toSpliced(at + 1, 0, copy) }];
    }),
  );
}
