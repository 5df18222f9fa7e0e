import type { JsonValue } from '@mortise/shared';
import type { HostMessage, RemoteFault } from '../protocol/messages';
import type { HostEvent, Operation, Told } from '../protocol/operations';

/** A refusal of the page or of the server. */
export class CallError extends Error {
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** As with axios: the body of the answer is `data`. */
  readonly response: { readonly status: number | undefined; readonly data: JsonValue } | undefined;

  constructor({ name, message, code, status, response }: RemoteFault) {
    super(message);
    this.name = name;
    this.code = code;
    this.status = status;
    this.response = response === undefined ? undefined : { status, data: response };
  }
}

/** Lets the browser attest to the page whether somebody has pressed something here of late. */
const ATTESTED: StructuredSerializeOptions & { readonly includeUserActivation: true } = { includeUserActivation: true };

interface Waiting {
  resolve(value: JsonValue): void;
  reject(error: unknown): void;
}

/** The frame's end of the one port to its page. */
export class Bridge {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<HostEvent, Set<(data: never) => void>>();
  #last = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<HostMessage>) => this.#receive(data);
  }

  /** @throws CallError for a refusal, TypeError for arguments that cannot be sent */
  async call<Value extends JsonValue | void = JsonValue>(op: Operation, args: unknown = null, signal?: AbortSignal | null): Promise<Value> {
    signal?.throwIfAborted();
    const id = (this.#last += 1);
    const answer = new Promise<JsonValue>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const abort = (): void => {
      this.#port.postMessage({ kind: 'abort', id });
      this.#waiting.get(id)?.reject(signal?.reason);
      this.#waiting.delete(id);
    };
    try {
      this.#port.postMessage({ kind: 'call', id, op, args: plainOf(args) }, ATTESTED);
      signal?.addEventListener('abort', abort);
      return (await answer) as Value;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#waiting.delete(id);
    }
  }

  tell(what: Told, data: unknown): void {
    this.#port.postMessage({ kind: 'tell', what, data });
  }

  /** Returns how to stop listening. */
  on<Data extends JsonValue | object>(event: HostEvent, listen: (data: Data) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listen));
    return () => void listeners.delete(listen);
  }

  #receive(message: HostMessage): void {
    if (message.kind === 'event') {
      for (const listen of this.#listeners.get(message.what as HostEvent) ?? []) listen(message.data as never);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new CallError(message.fault));
  }
}

/** As JSON has it: dates become texts, what JSON does not know is left out. @throws TypeError for cycles */
export function plainOf(value: unknown): JsonValue {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value) ?? 'null') as JsonValue);
}
