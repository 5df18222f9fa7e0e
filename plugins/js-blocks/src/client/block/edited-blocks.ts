import type { BlockPlace } from '@mortise/plugin-api/client';
import { useEffect, useSyncExternalStore } from 'react';

type Address = Pick<BlockPlace, 'page' | 'block'>;

/** Blocks whose editor is open. They run there, and not a second time on the page behind it. */
const edited = new Set<string>();
const listeners = new Set<() => void>();

export function useIsEdited(place: Address): boolean {
  return useSyncExternalStore(subscribe, () => edited.has(keyOf(place)));
}

/** For the editor of a block, while it is open. */
export function useMarkEdited({ page, block }: Address): void {
  useEffect(() => {
    const key = keyOf({ page, block });
    change(() => edited.add(key));
    return () => change(() => edited.delete(key));
  }, [page, block]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(act: () => unknown): void {
  act();
  for (const listener of listeners) listener();
}

function keyOf({ page, block }: Address): string {
  return `${page}/${block}`;
}
