import { type BoardBlock, useSlotParts } from '@mortise/plugin-api/client';
import { slotId } from './part-settings';

/** What the author of a page knows a block by: its title, else its kind. */
export function useBlockTitle(): (block: BoardBlock) => string {
  const kinds = useSlotParts('page-block');
  return ({ title, kind }) => {
    if (title !== undefined && title !== '') return title;
    return kinds.find(({ id }) => id === slotId(kind))?.title ?? kind;
  };
}
