import { compileBlock } from '@mortise/js-runtime/compile';
import { type SettingsFormProps, useSession } from '@mortise/plugin-api/client';
import { useEffect, useRef, useState } from 'react';
import type { BlockGrants } from '../../contract';
import { type JsBlockSettings, readBlockSettings, withBlockSettings } from '../block/block-settings';
import { knownCode } from '../block/known-code';

/** What runs beside the editor; another number runs the same code anew. */
export interface ShownRun {
  readonly compiled: string;
  readonly run: number;
}

export interface BlockEditing {
  readonly code: string;
  readonly grants: BlockGrants;
  /** Undefined before the first run of what somebody else wrote. */
  readonly shown: ShownRun | undefined;
  changeCode(code: string): void;
  changeGrants(grants: BlockGrants): void;
  /** False where the code cannot be compiled. */
  run(): boolean;
  /** What was typed becomes what the page runs. */
  close(): void;
}

/** Typing reaches the page's draft after a moment, so that the page asks before it is lost. */
const TYPING_PAUSE_MS = 300;

export function useBlockEditing({ settings, place, onChange }: SettingsFormProps): BlockEditing {
  const own = readBlockSettings(settings);
  const known = knownCode(place, useSession().user.id);
  const [isTrusted, setTrusted] = useState(() => own.code === '' || known.has(own));
  const [code, setCode] = useState(own.code);
  const [shown, setShown] = useState<ShownRun | undefined>(() =>
    isTrusted && own.compiled !== '' ? { compiled: own.compiled, run: 0 } : undefined,
  );
  const latest = useRef(settings);
  useEffect(() => {
    latest.current = settings;
  }, [settings]);
  const emit = (changes: Partial<JsBlockSettings>, trusted = isTrusted): void => {
    latest.current = withBlockSettings(latest.current, changes);
    if (trusted) known.add(readBlockSettings(latest.current));
    onChange(latest.current);
  };
  useAfterPause(code, own.code, () => emit({ code }));
  return {
    code,
    grants: own.grants,
    shown,
    changeCode: setCode,
    changeGrants: (grants) => emit({ grants }),
    run() {
      const compiled = compileBlock(code);
      if (!compiled.ok) return false;
      setTrusted(true);
      setShown((before) => ({ compiled: compiled.code, run: (before?.run ?? 0) + 1 }));
      return true;
    },
    close() {
      const compiled = compileBlock(code);
      const next = { code, compiled: compiled.ok ? compiled.code : '' };
      if (next.code !== own.code || next.compiled !== own.compiled) emit(next);
      else if (isTrusted) known.add(own);
    },
  };
}

/** Calls `act` when `value` has differed from `stored` for a moment. */
function useAfterPause(value: string, stored: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (value === stored) return undefined;
    const timer = setTimeout(() => latest.current(), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, stored]);
}
