import { Bridge } from '../../frame/bridge';
import type { FrameMessage, HostMessage } from '../../protocol/messages';

/** What a worker's messages are written to, and where answers are handed in, as the bridge of a frame wants it. */
export class WorkerPort {
  readonly #send: (message: FrameMessage) => void;
  onmessage: ((event: { readonly data: HostMessage }) => void) | null = null;

  constructor(send: (message: FrameMessage) => void) {
    this.#send = send;
  }

  postMessage(message: FrameMessage): void {
    this.#send(message);
  }
}

/** The bridge of a worker. Pages tell it nothing: each run has its own facts, and is over when they change. */
export class WorkerBridge extends Bridge {
  constructor(port: WorkerPort) {
    super(port as unknown as MessagePort);
  }

  override on(): () => void {
    return () => undefined;
  }
}
