import { useCallback, useMemo, useState } from 'react';
import type { FrameCall, FrameFault, FrameLog, FrameObserver } from '../../frame/frame-facts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LoggedLine = FrameLog & { readonly level: LogLevel };

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** A line or a call with its number, which stays while older ones go. */
export type Numbered<Entry> = Entry & { readonly number: number };

/** What a run has told. */
export interface RunLog {
  readonly lines: readonly Numbered<LoggedLine>[];
  readonly calls: readonly Numbered<FrameCall>[];
  readonly fault: FrameFault | undefined;
  readonly observer: FrameObserver;
  clear(): void;
}

/** A block may tell without end: the latest are kept. */
const KEPT = 500;

const EMPTY: Omit<RunLog, 'observer' | 'clear'> = { lines: [], calls: [], fault: undefined };

export function useRunLog(): RunLog {
  const [told, setTold] = useState(EMPTY);
  const observer = useMemo<FrameObserver>(
    () => ({
      onLog: (line) => setTold((before) => ({ ...before, lines: withNext(before.lines, { ...line, level: levelOf(line) }) })),
      onCall: (call) => setTold((before) => ({ ...before, calls: withNext(before.calls, call) })),
      onFault: (fault) => setTold((before) => ({ ...before, fault, lines: withNext(before.lines, lineOfFault(fault)) })),
    }),
    [],
  );
  const clear = useCallback(() => setTold(EMPTY), []);
  return { ...told, observer, clear };
}

function withNext<Entry>(before: readonly Numbered<Entry>[], entry: Entry): readonly Numbered<Entry>[] {
  const number = (before.at(-1)?.number ?? 0) + 1;
  return [...before.slice(1 - KEPT), { ...entry, number }];
}

/** Blocks may send any word. */
function levelOf({ level }: FrameLog): LogLevel {
  return LEVELS.find((known) => known === level) ?? 'info';
}

function lineOfFault({ name, message, stack, line, column }: FrameFault): LoggedLine {
  const text = stack === '' ? `${name}: ${message}` : stack.startsWith(name) ? stack : `${name}: ${message}\n${stack}`;
  return { level: 'error', text, at: Date.now(), ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}
