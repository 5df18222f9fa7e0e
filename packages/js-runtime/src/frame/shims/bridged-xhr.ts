import { apiAddress } from '../api-address';
import type { Bridge } from '../bridge';
import { type HttpAnswer, callHttp, contentOf } from '../http';

const STATES = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 } as const;
const EVENTS = ['readystatechange', 'loadstart', 'progress', 'load', 'loadend', 'error', 'abort', 'timeout'] as const;
type XhrEvent = (typeof EVENTS)[number];

export interface XhrParts {
  readonly bridge: Bridge;
  readonly apiBase: string;
  readonly warn: (text: string) => void;
}

/** `XMLHttpRequest` (XHR Living Standard) for texts, as libraries use it; a call is never synchronous. */
export function bridgedXhr(parts: XhrParts): new () => EventTarget {
  return class XMLHttpRequest extends BridgedXhr {
    constructor() {
      super(parts);
    }
  };
}

class BridgedXhr extends EventTarget {
  static readonly UNSENT = STATES.UNSENT;
  static readonly OPENED = STATES.OPENED;
  static readonly HEADERS_RECEIVED = STATES.HEADERS_RECEIVED;
  static readonly LOADING = STATES.LOADING;
  static readonly DONE = STATES.DONE;
  readonly DONE = STATES.DONE;
  readonly upload = new EventTarget();
  readyState: number = STATES.UNSENT;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  readonly #bridge: Bridge;
  readonly #apiBase: string;
  readonly #headers = new Headers();
  readonly #warn: (text: string) => void;
  #method = 'GET';
  #url: URL | undefined;
  #answer: HttpAnswer | undefined;
  #control = new AbortController();

  constructor({ bridge, apiBase, warn }: XhrParts) {
    super();
    this.#warn = warn;
    this.#bridge = bridge;
    this.#apiBase = apiBase;
    for (const name of EVENTS) Object.defineProperty(this, `on${name}`, { value: null, writable: true, enumerable: true });
  }

  open(method: string, url: string | URL): void {
    this.#method = method;
    this.#url = apiAddress(String(url), this.#apiBase);
    this.#answer = undefined;
    this.#control = new AbortController();
    this.#enter(STATES.OPENED);
  }

  setRequestHeader(name: string, value: string): void {
    if (this.readyState !== STATES.OPENED) throw new DOMException('The request is not open', 'InvalidStateError');
    this.#headers.append(name, value);
  }

  send(body?: BodyInit | null): void {
    if (this.readyState !== STATES.OPENED) throw new DOMException('The request is not open', 'InvalidStateError');
    void this.#send(body);
  }

  abort(): void {
    this.#control.abort();
  }

  overrideMimeType(): void {
    // Texts have one type here.
  }

  getResponseHeader(name: string): string | null {
    return this.#answer?.headers[name.toLowerCase()] ?? null;
  }

  getAllResponseHeaders(): string {
    return Object.entries(this.#answer?.headers ?? {})
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
  }

  get status(): number {
    return this.#answer?.status ?? 0;
  }

  get statusText(): string {
    return this.#answer?.statusText ?? '';
  }

  get responseURL(): string {
    return this.#answer === undefined ? '' : (this.#url?.href ?? '');
  }

  get responseText(): string {
    return this.#answer?.body ?? '';
  }

  get response(): unknown {
    const text = this.responseText;
    if (this.responseType === 'json') return parsed(text);
    if (this.responseType !== 'blob' && this.responseType !== 'arraybuffer') return text;
    const content = this.#answer === undefined ? '' : contentOf(this.#answer);
    if (this.responseType === 'blob') return new Blob([content], { type: this.getResponseHeader('content-type') ?? '' });
    return typeof content === 'string' ? new TextEncoder().encode(content).buffer : content.buffer;
  }

  async #send(body: BodyInit | null | undefined): Promise<void> {
    const { signal } = this.#control;
    const timer = this.timeout > 0 ? setTimeout(() => this.#control.abort('timeout'), this.timeout) : undefined;
    this.#tell('loadstart');
    try {
      const text = body === undefined || body === null ? undefined : await bodyText(body, this.#headers);
      const headers = Object.fromEntries(this.#headers);
      this.#answer = await callHttp(this.#bridge, { method: this.#method, url: this.#url?.href ?? '', headers, body: text, signal });
      this.#enter(STATES.HEADERS_RECEIVED);
      this.#enter(STATES.DONE);
      this.#tell('progress');
      this.#tell('load');
    } catch (error) {
      this.#enter(STATES.DONE);
      // As everywhere the event says nothing; why stands in the log.
      if (!signal.aborted) this.#warn(error instanceof Error ? error.message : 'The call failed');
      this.#tell(signal.aborted ? (signal.reason === 'timeout' ? 'timeout' : 'abort') : 'error');
    } finally {
      clearTimeout(timer);
      this.#tell('loadend');
    }
  }

  #enter(state: number): void {
    this.readyState = state;
    this.#tell('readystatechange');
  }

  #tell(name: XhrEvent): void {
    const event = new ProgressEvent(name, { loaded: this.responseText.length });
    const handler = (this as unknown as Readonly<Record<string, unknown>>)[`on${name}`];
    if (typeof handler === 'function') handler.call(this, event);
    this.dispatchEvent(event);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Forms and the like get the type the browser would give them. */
async function bodyText(body: BodyInit, headers: Headers): Promise<string> {
  const request = new Request('data:,', { method: 'POST', body, headers });
  const type = request.headers.get('content-type');
  if (type !== null) headers.set('content-type', type);
  return request.text();
}
