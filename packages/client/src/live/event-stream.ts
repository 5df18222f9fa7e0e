import type { Connection, Live, LiveEvents } from '@mortise/plugin-api/client';

const CORE_EVENTS: readonly (keyof LiveEvents)[] = [
  'plugins.changed',
  'schema.changed',
  'access.changed',
  'settings.changed',
  'records.changed',
];
/** Milliseconds. */
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 20_000;
/** A tab nobody looks at gives its connection back: browsers allow six for all tabs together. */
const HIDDEN_PATIENCE = 60_000;

export interface EventStreamOptions {
  readonly address: string;
  readonly onState: (connection: Connection) => void;
  /** The stream is open again after having been away: anything may have changed meanwhile. */
  readonly onReturn: () => void;
  /** The session is over, or has no rights now. Whether the server answers other questions, so that it is not lost. */
  readonly onRefused: () => Promise<boolean>;
}

/** The server's events, as long as the page is looked at; comes back by itself. */
export class EventStream implements Pick<Live, 'on'> {
  readonly #options: EventStreamOptions;
  readonly #handlers = new Map<string, Set<(payload: unknown) => void>>();
  #source: EventSource | undefined;
  #retry = FIRST_RETRY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wasOpen = false;
  #stopped = false;

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('online', this.#onOnline);
    window.addEventListener('offline', this.#onOffline);
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('online', this.#onOnline);
    window.removeEventListener('offline', this.#onOffline);
    this.#close();
  }

  readonly on = (event: string, handle: (payload: unknown) => void): (() => void) => {
    const handlers = this.#handlers.get(event) ?? new Set();
    if (!this.#handlers.has(event)) {
      this.#handlers.set(event, handlers);
      this.#source?.addEventListener(event, this.#receive);
    }
    handlers.add(handle);
    return () => handlers.delete(handle);
  };

  /** After a new session began, or when somebody does not want to wait. */
  reconnect(): void {
    this.#retry = FIRST_RETRY;
    this.#open();
  }

  #open(): void {
    this.#close();
    if (this.#stopped) return;
    const source = new EventSource(this.#options.address);
    this.#source = source;
    for (const event of new Set([...CORE_EVENTS, ...this.#handlers.keys()])) source.addEventListener(event, this.#receive);
    source.addEventListener('open', () => this.#opened());
    source.addEventListener('session.ended', () => void this.#lost(true));
    source.addEventListener('error', () => void this.#lost(source.readyState === EventSource.CLOSED));
  }

  #opened(): void {
    this.#retry = FIRST_RETRY;
    this.#options.onState('open');
    if (this.#wasOpen) this.#options.onReturn();
    this.#wasOpen = true;
  }

  /** The browser's own way of trying again gives up on some answers; ours does not. */
  async #lost(refused: boolean): Promise<void> {
    this.#close();
    this.#timer = setTimeout(() => this.#open(), this.#retry);
    this.#retry = Math.min(this.#retry * 2, LONGEST_RETRY);
    const answers = refused && (await this.#options.onRefused());
    if (this.#source === undefined) this.#options.onState(answers ? 'closed' : 'lost');
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = undefined;
  }

  readonly #receive = (event: MessageEvent<string>): void => {
    const payload: unknown = JSON.parse(event.data);
    for (const handle of this.#handlers.get(event.type) ?? []) handle(payload);
  };

  readonly #onOnline = (): void => this.reconnect();

  /** Browsers do not end a stream when the network goes away, and the server is silent for long at times. */
  readonly #onOffline = (): void => {
    if (this.#source !== undefined) void this.#lost(false);
  };

  readonly #onVisibility = (): void => {
    if (document.hidden) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#close(), HIDDEN_PATIENCE);
    } else if (this.#source === undefined) this.reconnect();
    else clearTimeout(this.#timer);
  };
}
