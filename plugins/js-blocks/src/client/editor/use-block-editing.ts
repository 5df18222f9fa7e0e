import { compileBlock } from '@mortise/js-runtime/compile';
import { type SettingsFormProps, useSession } from '@mortise/plugin-api/client';
import { useEffect, useRef, useState } from 'react';
import type { BlockGrants } from '../../contract';
import { type JsBlockSettings, readBlockSettings, withBlockSettings } from '../block/block-settings';
import { useMarkEdited } from '../block/edited-blocks';
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
  /** The page's draft holds what was typed. */
  readonly isTold: boolean;
  changeCode(code: string): void;
  changeGrants(grants: BlockGrants): void;
  /** False where the code cannot be compiled. */
  run(): boolean;
  /** Tells the page's draft at once what was typed. */
  tell(): void;
}

/** Typing reaches the page's draft after a moment, so that the page asks before it is lost. */
const TYPING_PAUSE_MS = 300;

export function useBlockEditing({ settings, place, onChange }: SettingsFormProps): BlockEditing {
  useMarkEdited(place);
  const own = readBlockSettings(settings);
  const known = knownCode(place, useSession().user.id);
  const [isTrusted, setTrusted] = useState(() => own.code === '' || known.has(own));
  const [code, setCode] = useState(own.code);
  const [shown, setShown] = useState<ShownRun | undefined>(() =>
    isTrusted && own.compiled !== '' ? { compiled: own.compiled, run: 0 } : undefined,
  );
  const emit = (changes: Partial<JsBlockSettings>): void => {
    const next = withBlockSettings(settings, changes);
    if (isTrusted) known.add(readBlockSettings(next));
    onChange(next);
  };
  const tell = (): void => {
    if (code !== own.code) emit({ code, compiled: compiledOf(code) ?? '' });
  };
  useAfterPause(code, own.code, tell);
  const run = (): boolean => {
    const compiled = compiledOf(code);
    if (compiled === undefined) return false;
    setTrusted(true);
    if (code === own.code) known.add(own);
    setShown((before) => ({ compiled, run: (before?.run ?? 0) + 1 }));
    return true;
  };
  const isTold = code === own.code;
  return { code, grants: own.grants, shown, isTold, changeCode: setCode, changeGrants: (grants) => emit({ grants }), run, tell };
}

function compiledOf(code: string): string | undefined {
  const compiled = compileBlock(code);
  return compiled.ok ? compiled.code : undefined;
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
