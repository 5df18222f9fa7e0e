import type { FrameMessage, HostMessage, ReplyMessage } from '../../protocol/messages';

/** Calls of one unit on their way to the page. Workers come and go: an answer never reaches one that did not ask. */
export class Relay {
  readonly #port: MessagePort;
  readonly #open = new Map<number, number>();
  #last = 0;

  constructor(port: MessagePort, deliver: (reply: ReplyMessage) => void) {
    this.#port = port;
    port.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
      if (data.kind !== 'reply') return;
      const id = this.#open.get(data.id);
      this.#open.delete(data.id);
      if (id !== undefined) deliver({ ...data, id });
    });
    port.start();
  }

  /** Calls that wait for their answers. */
  get waiting(): number {
    return this.#open.size;
  }

  send(message: FrameMessage): void {
    if (message.kind === 'tell') this.#port.postMessage(message);
    else if (message.kind === 'call') {
      this.#last += 1;
      this.#open.set(this.#last, message.id);
      this.#port.postMessage({ ...message, id: this.#last });
    } else for (const [id, own] of this.#open) if (own === message.id) this.#abort(id);
  }

  /** Nobody waits any more. */
  abortAll(): void {
    for (const id of this.#open.keys()) this.#abort(id);
  }

  close(): void {
    this.abortAll();
    this.#port.close();
  }

  #abort(id: number): void {
    this.#open.delete(id);
    this.#port.postMessage({ kind: 'abort', id });
  }
}
