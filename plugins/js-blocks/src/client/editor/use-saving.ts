import type { SettingsFormProps } from '@mortise/plugin-api/client';
import { useEffect, useRef, useState } from 'react';
import type { BlockEditing } from './use-block-editing';

export interface Saving {
  readonly busy: boolean;
  /** Stores the page's draft with what was typed; undefined where the screen around cannot. */
  readonly save: (() => void) | undefined;
}

/** The draft must have heard of what was typed before it is stored. */
export function useSaving({ save }: SettingsFormProps, { isTold, tell }: BlockEditing): Saving {
  const [busy, setBusy] = useState(false);
  const isWaiting = useRef(false);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (!isTold || !isWaiting.current) return;
    isWaiting.current = false;
    void latest.current?.().finally(() => setBusy(false));
  }, [isTold]);
  if (save === undefined) return { busy, save: undefined };
  const store = (): void => {
    setBusy(true);
    if (isTold) return void save().finally(() => setBusy(false));
    isWaiting.current = true;
    tell();
  };
  return { busy, save: store };
}
