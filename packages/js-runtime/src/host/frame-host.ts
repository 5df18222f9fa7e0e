import type { JsonValue } from '@mortise/shared';
import type { TellMessage } from '../protocol/messages';
import type { HostEvent } from '../protocol/operations';
import { isActivated } from './activation';
import { type OperationHandlers, PortHost } from './port-host';
import { Watchdog } from './watchdog';

/** Why a frame was taken away: it left its document, sent too much, sent nonsense, or never began. */
export type FrameEnd = 'left' | 'flood' | 'nonsense' | 'silent';

export interface FrameHostOptions {
  /** Path of the document. */
  readonly address: string;
  readonly operations: OperationHandlers;
  onTell(message: TellMessage): void;
  /** The frame is gone. */
  onEnd(end: FrameEnd): void;
  /** Whether it answers. */
  onPulse(answers: boolean): void;
  /** It made too many calls: no more is answered until `resume`. */
  onPause(): void;
}

export interface FrameShape {
  readonly height: number;
  readonly dark: boolean;
  readonly title: string;
}

/** Milliseconds until the document must have answered. */
const BEGIN_WITHIN = 60_000;

/** One opaque frame and the port to it. It holds nothing of the page, and the page hears it through this port alone. */
export class FrameHost {
  readonly element: HTMLIFrameElement;
  readonly #options: FrameHostOptions;
  readonly #watchdog: Watchdog;
  #port: PortHost | undefined;
  #begins: ReturnType<typeof setTimeout> | undefined;

  /** The frame is created with the call; it begins when `element` is put into the page. */
  constructor(options: FrameHostOptions) {
    this.#options = options;
    this.#watchdog = new Watchdog({ ping: () => this.tell('ping', null), onPulse: (answers) => options.onPulse(answers) });
    this.element = document.createElement('iframe');
    this.element.setAttribute('sandbox', 'allow-scripts');
    this.element.setAttribute('referrerpolicy', 'no-referrer');
    this.element.addEventListener('load', () => this.#loaded());
    this.element.src = options.address;
    this.#begins = setTimeout(() => this.#end('silent'), BEGIN_WITHIN);
  }

  tell(what: HostEvent, data: JsonValue): void {
    this.#port?.tell(what, data);
  }

  /** Answers its calls again. */
  resume(): void {
    this.#port?.resume();
  }

  /** Height in pixels, the page's darkness, and the accessible name. */
  shape({ height, dark, title }: FrameShape): void {
    // A frame whose colour scheme is another one than the page's gets a background of its own.
    const style = { display: 'block', width: '100%', border: '0', height: `${height}px`, colorScheme: dark ? 'dark' : 'light' };
    Object.assign(this.element.style, style);
    this.element.title = title;
  }

  /** Takes the frame and everything it waits for away. */
  dispose(): void {
    clearTimeout(this.#begins);
    this.#watchdog.stop();
    this.#port?.close();
    this.element.remove();
  }

  #loaded(): void {
    const { contentWindow } = this.element;
    // A document loads once; a second time its code has led the frame somewhere else.
    if (this.#port !== undefined || contentWindow === null) return this.#end('left');
    const { port1, port2 } = new MessageChannel();
    this.#port = new PortHost({
      port: port1,
      operations: this.#options.operations,
      onTell: (message) => this.#told(message),
      onAbuse: (reason) => this.#end(reason),
      onPause: () => this.#options.onPause(),
      isActivated: (event) => isActivated(event, this.element),
    });
    // The origin of a sandboxed document has no name.
    contentWindow.postMessage('mortise', '*', [port2]);
  }

  #told(message: TellMessage): void {
    if (message.what === 'pong') {
      clearTimeout(this.#begins);
      this.#watchdog.heard();
    } else this.#options.onTell(message);
  }

  #end(end: FrameEnd): void {
    this.dispose();
    this.#options.onEnd(end);
  }
}
