import type { FaultEntry, LogEntry } from '../protocol/start-facts';
import { LIMITS } from '../protocol/operations';
import { type Bridge, CallError } from './bridge';
import { ownStack, placeIn, placeOf } from './code-place';
import { ExitSignal } from './exit-signal';
import { showValue } from './show-value';

const METHODS = { log: 'info', info: 'info', debug: 'debug', trace: 'debug', warn: 'warn', error: 'error' } as const;
/** Lines in one second; more would cost the page, and nobody reads them. */
const LINES = 100;

/** Tells the page what the code writes and what goes wrong in it. */
export class Report {
  readonly #bridge: Bridge;
  #second = 0;
  #lines = 0;
  #faults = 0;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** What is thrown from now on, and what is written to the console. */
  listen(): void {
    addEventListener('error', (event) => this.#heard(event));
    addEventListener('unhandledrejection', ({ reason }) => this.fault(reason));
    for (const [name, level] of Object.entries(METHODS)) {
      const method = name as keyof typeof METHODS;
      const write = console[method].bind(console);
      console[method] = (...values: unknown[]): void => {
        if (this.log(level, values)) write(...values);
      };
    }
  }

  /** Whether the line was within the limit. */
  log(level: LogEntry['level'], values: readonly unknown[]): boolean {
    const second = Math.floor(performance.now() / 1_000);
    if (second !== this.#second) this.#endSecond(second);
    this.#lines += 1;
    if (this.#lines > LINES) return false;
    const text = values.map((value) => showValue(value, LIMITS.logLine)).join(' ');
    const entry: LogEntry = { level, text: text.slice(0, LIMITS.logLine), ...placeIn(new Error().stack) };
    this.#bridge.tell('log', entry);
    return text.length <= LIMITS.logLine;
  }

  fault(error: unknown): void {
    if (error instanceof ExitSignal || (this.#faults += 1) > LINES) return;
    this.#bridge.tell('fault', faultEntry(error));
  }

  #endSecond(second: number): void {
    const lost = this.#lines - LINES;
    this.#second = second;
    this.#lines = 0;
    if (lost > 0) this.#bridge.tell('log', { level: 'warn', text: `${lost} more lines were left out` } satisfies LogEntry);
  }

  /** Code that cannot be read has no stack, just a place. */
  #heard({ error, message, filename, lineno, colno }: ErrorEvent): void {
    if (error instanceof SyntaxError && filename.startsWith('blob:')) {
      const entry: FaultEntry = { name: 'SyntaxError', message: error.message, stack: '', ...placeOf(lineno, colno) };
      this.#bridge.tell('fault', entry);
    } else if (error !== null && error !== undefined) this.fault(error);
    else if (!message.startsWith('ResizeObserver loop')) this.fault(new Error(message));
  }
}

function faultEntry(error: unknown): FaultEntry {
  if (!(error instanceof Error)) return { name: 'Error', message: showValue(error, LIMITS.logLine), stack: '' };
  return {
    name: String(error.name).slice(0, 100),
    message: String(error.message).slice(0, LIMITS.logLine),
    stack: ownStack(error.stack),
    ...placeIn(error.stack),
    ...(error instanceof CallError && error.code !== undefined ? { code: error.code } : {}),
  };
}
