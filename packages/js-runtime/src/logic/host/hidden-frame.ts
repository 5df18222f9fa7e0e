import { Watchdog } from '../../host/watchdog';
import type { FromLogicFrame, ToLogicFrame } from '../wire/messages';

export interface HiddenFrameOptions {
  /** Path of the document. */
  readonly address: string;
  onMessage(message: FromLogicFrame): void;
  /** It has left its document, or has not answered for long. */
  onGone(): void;
}

/** Milliseconds. */
const BEGIN_WITHIN = 20_000;
const STUCK_AT_MOST = 10_000;

/** The one frame of a page in whose workers pieces of logic run. Nobody sees it, and it shows nothing. */
export class HiddenFrame {
  readonly #options: HiddenFrameOptions;
  readonly #element = document.createElement('iframe');
  readonly #watchdog = new Watchdog({ ping: () => this.send({ kind: 'alive' }), onPulse: (answers) => this.#pulse(answers) });
  #patience: ReturnType<typeof setTimeout>;
  #port: MessagePort | undefined;
  /** Undefined once it has begun. */
  #early: (() => void)[] | undefined = [];
  #isStuck = false;

  constructor(options: HiddenFrameOptions) {
    this.#options = options;
    this.#element.setAttribute('sandbox', 'allow-scripts');
    this.#element.setAttribute('referrerpolicy', 'no-referrer');
    this.#element.hidden = true;
    this.#element.tabIndex = -1;
    this.#element.addEventListener('load', () => this.#loaded());
    this.#element.src = options.address;
    this.#patience = setTimeout(() => this.#gone(), BEGIN_WITHIN);
    document.body.append(this.#element);
  }

  /** It does not answer: code of a block, which runs in the same process, may hold it up. */
  get isStuck(): boolean {
    return this.#isStuck;
  }

  send(message: ToLogicFrame, transfer: readonly Transferable[] = []): void {
    const post = (): void => this.#port?.postMessage(message, [...transfer]);
    if (this.#early === undefined) post();
    else this.#early.push(post);
  }

  dispose(): void {
    clearTimeout(this.#patience);
    this.#watchdog.stop();
    this.#port?.close();
    this.#element.remove();
  }

  #loaded(): void {
    // A document loads once; a second time it has been led somewhere else.
    if (this.#port !== undefined) return this.#gone();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<FromLogicFrame>) => this.#receive(data);
    // The origin of a sandboxed document has no name.
    this.#element.contentWindow?.postMessage('mortise', '*', [port2]);
  }

  #receive(message: FromLogicFrame): void {
    if (message.kind !== 'alive') return this.#options.onMessage(message);
    this.#watchdog.heard();
    const early = this.#early ?? [];
    if (this.#early !== undefined) clearTimeout(this.#patience);
    this.#early = undefined;
    for (const post of early) post();
  }

  #pulse(answers: boolean): void {
    this.#isStuck = !answers;
    clearTimeout(this.#patience);
    if (!answers) this.#patience = setTimeout(() => this.#gone(), STUCK_AT_MOST);
  }

  #gone(): void {
    this.dispose();
    this.#options.onGone();
  }
}
