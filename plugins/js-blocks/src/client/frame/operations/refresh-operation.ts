import { type OperationHandlers, RemoteError } from '@mortise/js-runtime/host';
import type { BlockPlace } from '@mortise/plugin-api/client';
import { isJsonObject } from '@mortise/shared';
import { tellRefresh } from '../refreshed-blocks';

export interface RefreshParts {
  readonly place: () => BlockPlace;
  /** Asks anew for what is shown of a collection of a data source. */
  refreshRecords(collection: string, dataSource: string): void;
}

/** Lets a block have others of its page show what is there now. */
export function refreshOperation({ place, refreshRecords }: RefreshParts): OperationHandlers {
  return {
    'blocks.refresh': (args) => {
      const { page, board } = place();
      const asked = isJsonObject(args) && Array.isArray(args['blocks']) ? args['blocks'] : [];
      const unknown = asked.filter((key) => !board.blocks.some((block) => block.key === key));
      if (unknown.length > 0) {
        const message = `This page has no such blocks: ${JSON.stringify(unknown).slice(0, 200)}`;
        throw new RemoteError({ code: 'BLOCK_NOT_FOUND', message });
      }
      for (const { key, settings } of board.blocks.filter((block) => asked.includes(block.key))) {
        tellRefresh(page, key);
        const { collection, dataSource } = settings;
        if (typeof collection === 'string') refreshRecords(collection, typeof dataSource === 'string' ? dataSource : 'main');
      }
      return null;
    },
  };
}
