export interface RetryOptions {
  /** How often a call is tried, the first time included. 4 by default. */
  readonly attempts?: number;
  /** Milliseconds: the first wait is a random time up to this, each further one up to twice the one before. 200 by default. */
  readonly delay?: number;
  /** Milliseconds no wait exceeds; a server that asks for more is not asked again. 20,000 by default. */
  readonly maxDelay?: number;
}

/** Who asks, for what, and how patiently. */
export interface CallSettings {
  /** Sent as `X-Role`; `__union__` for all roles of the user. */
  readonly role?: string | undefined;
  /** Sent as `X-Data-Source`; `main` by default. */
  readonly dataSource?: string | undefined;
  /** Language of messages, as `en` or `zh-CN`. */
  readonly locale?: string | undefined;
  /** Where days begin, as `Europe/Berlin` or `+08:00`; UTC by default. */
  readonly timezone?: string | undefined;
  /** Milliseconds one attempt may take until its answer is complete. 30,000 by default; 0 for no limit. */
  readonly timeout?: number | undefined;
  /** False: every call is tried once. */
  readonly retry?: RetryOptions | false | undefined;
}

export interface ClientOptions extends CallSettings {
  /** Address of the server, `https://example.com`, with the base path of its API if that is not `/api`: `https://example.com/base/api`. */
  readonly url: string;
  /** Token of a session, to go on with it. `signIn` brings one as well. */
  readonly token?: string | undefined;
  /** An API key. It is kept for all calls, whatever `signIn` brings. */
  readonly apiKey?: string | undefined;
  /** Asked for the token before each attempt, for tokens that are kept or renewed elsewhere. */
  readonly getToken?: (() => string | undefined | Promise<string | undefined>) | undefined;
  /** Told of each token that `signIn` or a renewal brings, and of `undefined` after `signOut`: the place to store it. */
  readonly onToken?: ((token: string | undefined) => void) | undefined;
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** What every call takes. */
export interface CallOptions {
  /** Ends the call, its retries included; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds, instead of the client's. */
  readonly timeout?: number | undefined;
}
