import type { BlockPlace } from '@mortise/plugin-api/client';
import { useMemo } from 'react';
import type { FrameFacts } from '../frame/frame-facts';
import { useBlockRecord } from './use-block-record';

/** What a block is shown with where it stands. */
export function useBlockFacts(place: BlockPlace): FrameFacts {
  const record = useBlockRecord(place);
  const collection = place.board.record?.collection;
  return useMemo(
    () => ({ ...(record === undefined ? {} : { record }), ...(collection === undefined ? {} : { collection }) }),
    [record, collection],
  );
}
