import type { JsonValue } from '@mortise/shared';
import type { CallMessage, HostMessage, TellMessage } from '../protocol/messages';
import { type HostEvent, LIMITS, type Operation } from '../protocol/operations';
import { readFrameMessage } from '../protocol/read-message';
import { RateLimit } from './rate-limit';
import { RemoteError, faultOf } from './remote-error';

/** What the viewer notices, or the whole page works for. */
const NOTICES: ReadonlySet<string> = new Set(['ui.message', 'ui.notify', 'ui.modal', 'blocks.refresh']);

/** What the page knows of a call besides what it says. */
export interface CallFacts {
  /** Somebody has pressed something in the block of late. */
  readonly isActivated: boolean;
}

/** Answers one call of a block. @throws RemoteError for what the block's author may know */
export type OperationHandler = (args: JsonValue, signal: AbortSignal, facts: CallFacts) => JsonValue | Promise<JsonValue>;
export type OperationHandlers = Readonly<Partial<Record<Operation, OperationHandler>>>;

export interface PortHostOptions {
  readonly port: MessagePort;
  readonly operations: OperationHandlers;
  /** Log lines, sizes, faults. */
  onTell(message: TellMessage): void;
  /** The frame sends what no honest runtime does, or far too much. */
  onAbuse(reason: 'flood' | 'nonsense'): void;
  /** There were too many calls: no more is answered until `resume`. Absent: each call is judged by itself. */
  onPause?(): void;
  /** Absent: nobody can press anything there. */
  isActivated?(event: MessageEvent): boolean;
}

/** The page's end of the one port to a frame: checks, counts and answers what comes. */
export class PortHost {
  readonly #options: PortHostOptions;
  readonly #pending = new Map<number, AbortController>();
  #calls = new RateLimit(LIMITS.calls);
  #isPaused = false;
  readonly #notices = new RateLimit(LIMITS.notices);
  readonly #told = new RateLimit(LIMITS.told);
  /** Messages beyond a limit are for nothing; too many of them are an attack on the page's time. */
  readonly #refused = new RateLimit({ perSecond: LIMITS.flood, burst: LIMITS.flood });
  #isOpen = true;

  constructor(options: PortHostOptions) {
    this.#options = options;
    options.port.onmessage = (event: MessageEvent<unknown>) => this.#receive(event);
  }

  /** Answers calls again after a pause. */
  resume(): void {
    this.#calls = new RateLimit(LIMITS.calls);
    this.#isPaused = false;
  }

  tell(what: HostEvent, data: JsonValue): void {
    this.#send({ kind: 'event', what, data });
  }

  close(): void {
    this.#isOpen = false;
    this.#options.port.onmessage = null;
    this.#options.port.close();
    for (const controller of this.#pending.values()) controller.abort();
    this.#pending.clear();
  }

  #receive(event: MessageEvent<unknown>): void {
    if (!this.#isOpen) return;
    const message = readFrameMessage(event.data);
    if (message === undefined) this.#options.onAbuse('nonsense');
    else if (message.kind === 'abort') this.#pending.get(message.id)?.abort();
    else if (message.kind === 'call') void this.#call(message, { isActivated: this.#options.isActivated?.(event) ?? false });
    else if (this.#told.take()) this.#options.onTell(message);
    else this.#countRefused();
  }

  async #call({ id, op, args }: CallMessage, facts: CallFacts): Promise<void> {
    const controller = new AbortController();
    try {
      const handle = this.#admit(id, op);
      this.#pending.set(id, controller);
      const value = await handle(args, controller.signal, facts);
      this.#send({ kind: 'reply', id, ok: true, value });
    } catch (error) {
      this.#send({ kind: 'reply', id, ok: false, fault: faultOf(error) });
    } finally {
      if (this.#pending.get(id) === controller) this.#pending.delete(id);
    }
  }

  /** @throws RemoteError UNKNOWN_OPERATION, QUOTA_EXCEEDED */
  #admit(id: number, op: string): OperationHandler {
    const isNotice = NOTICES.has(op);
    const fits = this.#pending.size < LIMITS.pending && !this.#pending.has(id) && this.#takeCall() && (!isNotice || this.#notices.take());
    if (!fits) {
      this.#countRefused();
      throw new RemoteError({ name: 'QuotaError', code: 'QUOTA_EXCEEDED', message: quotaText(isNotice) });
    }
    const { operations } = this.#options;
    const handle = Object.hasOwn(operations, op) ? operations[op as Operation] : undefined;
    if (handle === undefined) throw new RemoteError({ code: 'UNKNOWN_OPERATION', message: `Not available in this place: ${op}` });
    return handle;
  }

  #takeCall(): boolean {
    if (this.#isPaused) return false;
    if (this.#calls.take()) return true;
    this.#isPaused = this.#options.onPause !== undefined;
    this.#options.onPause?.();
    return false;
  }

  #countRefused(): void {
    if (!this.#refused.take()) this.#options.onAbuse('flood');
  }

  #send(message: HostMessage): void {
    if (this.#isOpen) this.#options.port.postMessage(message);
  }
}

function quotaText(isNotice: boolean): string {
  const { calls, notices, pending } = LIMITS;
  if (isNotice) return `Too many messages: a block may show ${notices.perSecond} in a second`;
  return `Too many calls: a block may make ${calls.perSecond} in a second and wait for ${pending} answers at a time`;
}
