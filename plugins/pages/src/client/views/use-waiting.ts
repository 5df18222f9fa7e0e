import type { JsonValue } from '@mortise/shared';
import { useEffect, useMemo, useRef } from 'react';

/** Somebody who waits for a page over another to close. */
interface Waiting {
  readonly resolve: (result: JsonValue | undefined) => void;
  result: JsonValue | undefined;
}

export interface WaitingList {
  /** Resolves when the one at a depth is closed. */
  at(depth: number): Promise<JsonValue | undefined>;
  /** Ends the waiting for all above a depth. */
  release(above: number): void;
  /** Notes what one is closed with. */
  answer(depth: number, result: JsonValue | undefined): void;
}

/** Those who opened a page wait until it is no longer among the open ones, however it was closed. */
export function useWaiting(depth: number): WaitingList {
  const list = useMemo(() => waitingList(), []);
  const former = useRef(depth);
  useEffect(() => {
    if (depth < former.current) list.release(depth);
    former.current = depth;
  }, [depth, list]);
  useEffect(() => () => list.release(-1), [list]);
  return list;
}

function waitingList(): WaitingList {
  const waiting = new Map<number, Waiting>();
  return {
    at: (depth) => new Promise((resolve) => waiting.set(depth, { resolve, result: undefined })),
    release(above) {
      for (const [depth, { resolve, result }] of waiting) {
        if (depth <= above) continue;
        waiting.delete(depth);
        resolve(result);
      }
    },
    answer(depth, result) {
      const one = waiting.get(depth);
      if (one !== undefined) one.result = result;
    },
  };
}
