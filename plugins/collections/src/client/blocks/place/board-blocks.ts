import type { BoardBlock, PageBoard } from '@mortise/plugin-api/client';

/** Kinds that show no records of others' choice. */
const ASKING = new Set(['collections.filter', 'collections.form']);

/** The blocks of the page, but for one, that show records and can be asked for some of them. */
export function recordBlocks(board: PageBoard, own: string): readonly (BoardBlock & { readonly collection: string })[] {
  return board.blocks.flatMap((block) => {
    const { collection } = block.settings;
    const shows = block.key !== own && !ASKING.has(block.kind) && typeof collection === 'string' && collection !== '';
    return shows ? { ...block, collection } : [];
  });
}
