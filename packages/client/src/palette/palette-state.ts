import { useSyncExternalStore } from 'react';

/** Whether the command palette is open: there is one for the whole page. */
let isOpen = false;
const listeners = new Set<() => void>();

function set(open: boolean): void {
  isOpen = open;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePalette(): { readonly isOpen: boolean; open(): void; close(): void; toggle(): void } {
  const now = useSyncExternalStore(subscribe, () => isOpen);
  return { isOpen: now, open: () => set(true), close: () => set(false), toggle: () => set(!isOpen) };
}
