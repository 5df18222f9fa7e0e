import { type FaultEntry, LIMITS, type LogEntry } from '@mortise/js-runtime/host';
import { type JsonValue, isJsonObject } from '@mortise/shared';
import type { FrameFault, FrameObserver } from './frame-facts';
import type { FrameStatus } from './frame-status';

export interface Hearing {
  change(part: Partial<FrameStatus>): void;
  /** Something went wrong in the code. */
  onFault(): void;
  readonly observer: Partial<FrameObserver> | undefined;
}

/** What a frame tells. Whatever it says is a text or a number: it may be anybody's. */
export function hearFrame(what: string, data: JsonValue, { change, onFault, observer }: Hearing): void {
  if (!isJsonObject(data)) return void (what === 'done' && change({ phase: 'running' }));
  if (what === 'size') change({ height: Math.min(Math.max(numberOf(data['height']) ?? 0, 0), LIMITS.height) });
  else if (what === 'log') observer?.onLog?.({ ...readLog(data as unknown as LogEntry), at: Date.now() });
  else if (what === 'fault') {
    const fault = readFault(data as unknown as FaultEntry);
    change({ fault });
    observer?.onFault?.(fault);
    onFault();
  }
}

function readLog({ level, text, line, column }: LogEntry): Omit<LogEntry, 'level'> & { readonly level: string } {
  return { level: textOf(level, 10), text: textOf(text, LIMITS.logLine), ...placeOf(line, column) };
}

function readFault({ name, message, stack, line, column, code }: FaultEntry): FrameFault {
  return {
    name: textOf(name, 100),
    message: textOf(message, LIMITS.logLine),
    stack: textOf(stack, LIMITS.logLine),
    ...placeOf(line, column),
    ...(typeof code === 'string' ? { code: textOf(code, 100) } : {}),
  };
}

function textOf(value: unknown, length: number): string {
  return typeof value === 'string' ? value.slice(0, length) : '';
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function placeOf(line: unknown, column: unknown): { readonly line?: number; readonly column?: number } {
  const at = numberOf(line);
  return at === undefined ? {} : { line: at, column: numberOf(column) ?? 1 };
}
