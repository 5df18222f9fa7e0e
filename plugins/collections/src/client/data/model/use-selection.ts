import { useCallback, useState } from 'react';
import type { RecordKey } from './data-collection';

export interface Selection {
  readonly keys: ReadonlySet<RecordKey>;
  toggle(key: RecordKey): void;
  /** Takes these in or out together. */
  set(keys: readonly RecordKey[], selected: boolean): void;
  clear(): void;
}

const NONE: ReadonlySet<RecordKey> = new Set();

/** The selected records, over all pages of what `of` names; another filter begins anew. */
export function useSelection(of: string): Selection {
  const [state, setState] = useState({ of, keys: NONE });
  const keys = state.of === of ? state.keys : NONE;
  const set = useCallback(
    (some: readonly RecordKey[], selected: boolean) =>
      setState((before) => {
        const next = new Set(before.of === of ? before.keys : NONE);
        for (const key of some)
          if (selected) next.add(key);
          else next.delete(key);
        return { of, keys: next };
      }),
    [of],
  );
  const toggle = useCallback(
    (key: RecordKey) =>
      setState((before) => {
        const next = new Set(before.of === of ? before.keys : NONE);
        if (!next.delete(key)) next.add(key);
        return { of, keys: next };
      }),
    [of],
  );
  const clear = useCallback(() => setState({ of, keys: NONE }), [of]);
  return { keys, toggle, set, clear };
}
