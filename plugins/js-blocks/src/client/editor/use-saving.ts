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
  const [state, setState] = useState<'idle' | 'asked' | 'storing'>('idle');
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (state !== 'asked' || !isTold) return;
    setState('storing');
    void latest.current?.().finally(() => setState('idle'));
  }, [state, isTold]);
  const ask = (): void => {
    tell();
    setState('asked');
  };
  return { busy: state !== 'idle', save: save === undefined ? undefined : ask };
}
