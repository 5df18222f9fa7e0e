import type { SettingsFormProps } from '@mortise/plugin-api/client';
import { useEffect, useRef, useState } from 'react';
import type { BlockEditing } from './use-block-editing';

export interface Saving {
  readonly busy: boolean;
  /** Stores the page's draft with what was typed, then goes on; undefined where the screen around cannot. */
  readonly save: ((next?: () => void) => void) | undefined;
}

/** The draft must have heard of what was typed before it is stored. */
export function useSaving({ save }: SettingsFormProps, { isTold, tell }: BlockEditing): Saving {
  const [busy, setBusy] = useState(false);
  const waiting = useRef<() => void>(undefined);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const store = (next: () => void): void => {
    void latest.current?.().finally(() => {
      setBusy(false);
      next();
    });
  };
  useEffect(() => {
    const next = waiting.current;
    if (!isTold || next === undefined) return;
    waiting.current = undefined;
    store(next);
  }, [isTold]);
  if (save === undefined) return { busy, save: undefined };
  return {
    busy,
    save: (next = () => undefined) => {
      setBusy(true);
      if (isTold) return store(next);
      waiting.current = next;
      tell();
    },
  };
}
