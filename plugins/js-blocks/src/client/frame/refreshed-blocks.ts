type Listen = () => void;

const listeners = new Map<string, Set<Listen>>();

/** Hears when another block wants the one with that key on that page to show what is there now. Returns how to stop. */
export function onRefresh(page: string, block: string, listen: Listen): () => void {
  const key = `${page}/${block}`;
  const known = listeners.get(key) ?? new Set();
  listeners.set(key, known.add(listen));
  return () => {
    known.delete(listen);
    if (known.size === 0 && listeners.get(key) === known) listeners.delete(key);
  };
}

export function tellRefresh(page: string, block: string): void {
  for (const listen of listeners.get(`${page}/${block}`) ?? []) listen();
}
