import type { CallOptions, CallSettings, ClientOptions } from '../client-options';
import { MortiseError } from '../errors/errors';
import { readError } from '../errors/read-error';
import { toJson } from '../json';
import { type Query, queryText, readBase } from './address';
import { type Answer, readAnswer } from './answer';
import { withinLimits } from './deadline';
import { type Repeatable, pause, retryPolicy, waitBefore } from './retry';
import { TokenKeeper } from './token-keeper';

/** A body that is sent as it is, with its media type. */
export interface FileBody {
  readonly type: string;
  readonly content: string | Blob | Uint8Array;
}

export interface Call extends CallOptions {
  readonly method: 'GET' | 'POST';
  /** Below the base, encoded. */
  readonly path: string;
  readonly query?: Query | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly file?: FileBody | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  readonly repeatable: Repeatable;
  /** Sent without a token. */
  readonly isAnonymous?: boolean | undefined;
}

const TIMEOUT = 30_000;

/** Sends calls, again where that is safe, and reads what comes back. */
export class Transport {
  readonly tokens: TokenKeeper;
  readonly settings: CallSettings;
  readonly #base: string;
  readonly #fetch: typeof fetch;

  /** @throws TypeError for an address that is none */
  constructor(options: ClientOptions, tokens: TokenKeeper = new TokenKeeper(options)) {
    this.#base = readBase(options.url);
    // The browser's own fetch refuses to be called as a method of anything else.
    this.#fetch = options.fetch ?? ((...input) => globalThis.fetch(...input));
    this.settings = options;
    this.tokens = tokens;
  }

  /** Whether the server remembers keys of writes: it does for its main data source only. */
  get remembersKeys(): boolean {
    return (this.settings.dataSource ?? 'main') === 'main';
  }

  /** @throws MortiseError, or the reason of the caller's signal */
  send(call: Call): Promise<Answer> {
    return this.#untilDone(call, async () => {
      const request = await this.#prepare(call);
      const { response, text } = await withinLimits({ ...this.#limits(call), outlives: false }, async (signal) => {
        const answered = await this.#fetch(request.address, { ...request.init, signal });
        return { response: answered, text: await answered.text() };
      });
      this.#noticeToken(request.token, response);
      if (!response.ok) throw readError(response, text);
      return readAnswer(response, text);
    });
  }

  /** An answer that is read as it comes in; the timeout is about its beginning. @throws as `send` */
  stream(call: Call): Promise<Response> {
    return this.#untilDone(call, async () => {
      const request = await this.#prepare(call);
      const { response, text } = await withinLimits({ ...this.#limits(call), outlives: true }, async (signal) => {
        const answered = await this.#fetch(request.address, { ...request.init, signal });
        return { response: answered, text: answered.ok ? '' : await answered.text() };
      });
      this.#noticeToken(request.token, response);
      if (!response.ok) throw readError(response, text);
      return response;
    });
  }

  async #untilDone<T>({ repeatable, signal }: Call, attempt: () => Promise<T>): Promise<T> {
    const policy = retryPolicy(this.settings.retry);
    for (let count = 1; ; count += 1) {
      try {
        return await attempt();
      } catch (error) {
        const wait = error instanceof MortiseError ? waitBefore({ error, attempt: count, repeatable }, policy) : undefined;
        if (wait === undefined) throw error;
        await pause(wait, signal);
      }
    }
  }

  async #prepare({ method, path, query = {}, body, file, headers = {}, isAnonymous }: Call) {
    const token = isAnonymous ? undefined : await this.tokens.read();
    const content = file ? (file.content as NonNullable<RequestInit['body']>) : body === undefined ? undefined : toJson(body);
    const type = file ? file.type : content === undefined ? undefined : 'application/json';
    const init: RequestInit = {
      method,
      headers: this.#headers({ ...headers, 'content-type': type, authorization: token && `Bearer ${token}` }),
      // Only the token says who asks: cookies of the page stay out of it, and no redirect takes it elsewhere.
      credentials: 'omit',
      redirect: 'error',
      ...(content === undefined ? {} : { body: content }),
    };
    return { address: this.#base + path + queryText(query), init, token };
  }

  /** @throws TypeError for a value no header can hold */
  #headers(more: Readonly<Record<string, string | undefined>>): Headers {
    const { role, dataSource, locale, timezone } = this.settings;
    const all = { 'x-role': role, 'x-data-source': dataSource, 'x-locale': locale, 'x-timezone': timezone, ...more };
    return new Headers(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  #limits({ signal, timeout }: CallOptions) {
    return { signal, timeout: timeout ?? this.settings.timeout ?? TIMEOUT };
  }

  #noticeToken(sent: string | undefined, { headers }: Response): void {
    const fresh = headers.get('x-new-token');
    if (fresh) this.tokens.renew(sent, fresh);
  }
}
