import { compileBlock } from '@mortise/js-runtime/compile';
import type { SettingsFormProps } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { useEffect, useRef, useState } from 'react';
import type { BlockGrants } from '../../../contract';
import { readCodeSettings } from './code-settings';
import { useOwnCode } from './use-held-back';

export interface CodeEditing {
  readonly code: string;
  readonly grants: BlockGrants;
  changeCode(code: string): void;
  changeGrants(grants: BlockGrants): void;
  /** What was typed becomes what the page runs; by itself it does so after a moment. */
  commit(): void;
}

const TYPING_PAUSE_MS = 400;

export function useCodeEditing({ settings, place, onChange }: SettingsFormProps): CodeEditing {
  const own = readCodeSettings(settings);
  const remember = useOwnCode(place);
  const [code, setCode] = useState(own.code);
  const latest = useRef(settings);
  useEffect(() => {
    latest.current = settings;
  }, [settings]);
  const emit = (changes: JsonObject): void => {
    // Whoever writes on has another mistake, or none.
    const { mistake: _former, ...rest } = latest.current;
    const kept = 'code' in changes ? rest : latest.current;
    latest.current = { ...kept, key: own.key === '' ? newKey() : own.key, ...changes };
    remember(readCodeSettings(latest.current));
    onChange(latest.current);
  };
  const commit = (): void => {
    if (code === own.code) return;
    const compiled = compileBlock(code);
    if (compiled.ok) return emit({ code, compiled: compiled.code });
    const { message, line, column } = compiled;
    emit({ code, compiled: '', mistake: { message, line, column } });
  };
  useAfterPause(code, commit);
  return { code, grants: own.grants, changeCode: setCode, changeGrants: (grants) => emit({ grants: grants as JsonObject }), commit };
}

/** Calls `act` when `value` has been the same for a moment. */
function useAfterPause(value: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
}

/** Unique among the few pieces of code of one block. */
function newKey(): string {
  return Math.random().toString(36).slice(2, 10);
}
