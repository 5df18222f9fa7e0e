import type { FrameCall, FrameFault, FrameLog } from '../../frame/frame-facts';

type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/** `count`: how often it was written, one after the other. */
export type LoggedLine = FrameLog & { readonly level: LogLevel; readonly count: number };

/** A line or a call with its number, which stays while older ones go. */
export type Numbered<Entry> = Entry & { readonly number: number };

/** What code has told. */
export interface ToldLog {
  /** The latest. */
  readonly lines: readonly Numbered<LoggedLine>[];
  readonly calls: readonly Numbered<FrameCall>[];
  readonly fault: FrameFault | undefined;
  /** Lines that were written, also those that are not kept. */
  readonly total: number;
}

export const EMPTY_LOG: ToldLog = { lines: [], calls: [], fault: undefined, total: 0 };

/** Code may tell without end. */
const KEPT = 500;
const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
/** What every frame asks for, whatever its code. */
const OWN_BUSINESS = new Set(['hello', 'lib.own']);

/** Code may send any word as a level. */
export function withLine(log: ToldLog, line: FrameLog): ToldLog {
  const level = LEVELS.find((known) => known === line.level) ?? 'info';
  const last = log.lines.at(-1);
  const isAgain = last !== undefined && last.text === line.text && last.level === level && last.line === line.line;
  const lines = isAgain
    ? [...log.lines.slice(0, -1), { ...last, count: last.count + 1, at: line.at }]
    : withNext(log.lines, { ...line, level, count: 1 });
  return { ...log, lines, total: log.total + 1 };
}

export function withCall(log: ToldLog, call: FrameCall): ToldLog {
  return OWN_BUSINESS.has(call.op) ? log : { ...log, calls: withNext(log.calls, call) };
}

/** What went wrong is a line as well. */
export function withFault(log: ToldLog, fault: FrameFault): ToldLog {
  return { ...withLine(log, lineOfFault(fault)), fault };
}

function withNext<Entry>(before: readonly Numbered<Entry>[], entry: Entry): readonly Numbered<Entry>[] {
  const number = (before.at(-1)?.number ?? 0) + 1;
  return [...before.slice(1 - KEPT), { ...entry, number }];
}

function lineOfFault({ name, message, stack, line, column }: FrameFault): FrameLog {
  const text = stack === '' ? `${name}: ${message}` : stack.startsWith(name) ? stack : `${name}: ${message}\n${stack}`;
  return { level: 'error', text, at: Date.now(), ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}
