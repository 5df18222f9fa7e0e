import type { ShownFacts } from '@mortise/js-runtime/host';
import type { BlockPlace } from '@mortise/plugin-api/client';
import { useMemo } from 'react';
import { useBlockRecord } from './use-block-record';

/** What a block is shown with where it stands; undefined until it is there, since code looks at its record in its first line. */
export function useBlockFacts(place: BlockPlace): ShownFacts | undefined {
  const { isWaiting, record } = useBlockRecord(place);
  const about = place.board.record;
  return useMemo(() => {
    if (isWaiting) return undefined;
    if (about === undefined) return {};
    const { collection, key, dataSource } = about;
    return {
      ...(record === undefined ? {} : { record }),
      collection,
      ...(dataSource === undefined ? {} : { dataSource }),
      recordKey: key,
      isPopup: true,
    };
  }, [isWaiting, record, about]);
}
