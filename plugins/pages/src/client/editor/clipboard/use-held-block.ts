import { useMemo, useSyncExternalStore } from 'react';
import type { PageBlock } from '../../../contract';
import { type HeldBlock, readHeld, writeHeld } from '../../model/held-block';

const PLACE = 'mortise.pages.held-block';

const listeners = new Set<() => void>();

/** The block that was last copied or cut, in this window or another one. */
export function useHeldBlock(): HeldBlock | undefined {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(PLACE));
  return useMemo(() => readHeld(text), [text]);
}

/** Holds a block in the place of the one before. */
export function holdBlock(block: PageBlock): void {
  localStorage.setItem(PLACE, writeHeld(block));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Other windows tell by this event.
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}
