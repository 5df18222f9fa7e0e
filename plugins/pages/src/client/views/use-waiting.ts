import type { JsonValue } from '@mortise/shared';
import { useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'react-router';

/** Somebody who waits for a page over another to close. */
interface Waiting {
  readonly resolve: (result: JsonValue | undefined) => void;
  result: JsonValue | undefined;
  /** The entry of the browser's history it was opened with: leaving that one is the way back. */
  entry: string | undefined;
}

export interface WaitingList {
  /** Resolves when the one at a depth is closed. */
  at(depth: number): Promise<JsonValue | undefined>;
  /** Ends the waiting for all above a depth. */
  release(above: number): void;
  /** Notes what one is closed with; the entry of the history it was opened with, undefined where an address named it. */
  answer(depth: number, result: JsonValue | undefined): string | undefined;
}

/** Those who opened a page wait until it is no longer among the open ones, however it was closed. */
export function useWaiting(depth: number): WaitingList {
  const list = useMemo(() => waitingList(), []);
  const { key } = useLocation();
  const former = useRef(depth);
  useEffect(() => {
    if (depth < former.current) list.release(depth);
    former.current = depth;
    list.entered(depth, key);
  }, [depth, key, list]);
  useEffect(() => () => list.release(-1), [list]);
  return list;
}

function waitingList(): WaitingList & { entered(depth: number, entry: string): void } {
  const waiting = new Map<number, Waiting>();
  return {
    at: (depth) => new Promise((resolve) => waiting.set(depth, { resolve, result: undefined, entry: undefined })),
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
      return one?.entry;
    },
    entered(depth, entry) {
      const one = waiting.get(depth);
      if (one !== undefined) one.entry ??= entry;
    },
  };
}
