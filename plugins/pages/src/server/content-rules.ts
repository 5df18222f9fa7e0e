import { AppError, type JsonValue, nameFault } from '@mortise/shared';
import type { PageBlock, PageContent } from '../contract';

/** So many that nobody would look at them all. */
const MOST_BLOCKS = 500;

/** What no schema says of a page. @throws AppError DEFINITION_INVALID with the block it is about */
export function checkContent({ tabs }: PageContent): void {
  const rows = tabs.flatMap((tab) => tab.rows);
  const blocks = rows.flatMap((row) => row.blocks);
  if (blocks.length > MOST_BLOCKS) throw wrong(`at most ${MOST_BLOCKS} blocks on a page`, blocks.length);
  const known = new Set<string>();
  for (const { key } of [...tabs, ...rows, ...blocks]) {
    if (known.has(key)) throw wrong('keys that are unique in the page', key);
    known.add(key);
  }
  for (const block of blocks) checkSettings(block);
}

/** By agreement of all kinds, `dataSource` and `collection` name what a block shows; everything else only its kind knows. */
function checkSettings({ key, settings }: PageBlock): void {
  for (const word of ['dataSource', 'collection'] as const) {
    const name = settings[word] ?? '';
    if (name !== '' && nameFault(name) === 'invalid') throw wrong(`the name of a ${word} in block ${key}`, name);
  }
}

function wrong(expected: string, received: JsonValue): AppError {
  return new AppError('DEFINITION_INVALID', { expected, received: typeof received === 'object' ? 'no name' : received });
}
