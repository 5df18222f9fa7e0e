import { useSession } from '@mortise/plugin-api/client';
import { useSyncExternalStore } from 'react';

/** A key made or entered in the guide. It is kept in the memory of the page and nowhere else. */
export interface KeptKey {
  readonly token: string;
  /** Undefined when somebody pasted it. */
  readonly id?: number;
}

interface Kept extends KeptKey {
  readonly userId: number;
}

let kept: Kept | undefined;
const listeners = new Set<() => void>();

function keep(next: Kept | undefined): void {
  kept = next;
  for (const listener of listeners) listener();
}

/** Nothing of it outlives the plugin. */
export function forgetKeys(): void {
  keep(undefined);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The key the viewer made here; somebody who signs in after them does not see it. */
export function useKeptKey(): [KeptKey | undefined, (key: KeptKey | undefined) => void] {
  const { id: userId } = useSession().user;
  const found = useSyncExternalStore(subscribe, () => kept);
  return [found?.userId === userId ? found : undefined, (key) => keep(key === undefined ? undefined : { ...key, userId })];
}
