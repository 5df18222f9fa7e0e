import type { BlockPlace, BoardBlock } from '@mortise/plugin-api/client';
import { readText } from '../settings/read-settings';
import { readSource } from './read-source';

/** Kinds that show no records of others' choice. */
const ASKING = new Set(['collections.filter', 'collections.form']);

export interface RecordBlock extends BoardBlock {
  /** Name of the collection in that data source. */
  readonly collection: string;
  /** Undefined for `main`. */
  readonly source: string | undefined;
}

/** The blocks beside one that show records and can be asked for some of them, whatever data source they are about. */
export function allRecordBlocks({ board, block: own }: BlockPlace): readonly RecordBlock[] {
  return board.blocks.flatMap((block) => {
    const collection = readText(block.settings['collection']);
    const shows = block.key !== own && !ASKING.has(block.kind) && collection !== '';
    return shows ? { ...block, collection, source: readSource(block.settings) } : [];
  });
}

/** Those about one data source: a value of one means nothing in another. */
export function recordBlocks(place: BlockPlace, source: string | undefined): readonly RecordBlock[] {
  return allRecordBlocks(place).filter((block) => block.source === source);
}
