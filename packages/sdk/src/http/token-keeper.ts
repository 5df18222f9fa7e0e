import type { ClientOptions } from '../client-options';

type Sources = Pick<ClientOptions, 'token' | 'apiKey' | 'getToken' | 'onToken'>;

/** The token calls are made with. Clients made from one another share it. */
export class TokenKeeper {
  readonly #sources: Sources;
  #token: string | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#token = sources.token;
  }

  /** Of the session; undefined before signing in. */
  get session(): string | undefined {
    return this.#token;
  }

  /** What the next call is to carry. */
  async read(): Promise<string | undefined> {
    const { apiKey, getToken } = this.#sources;
    return apiKey ?? (getToken ? await getToken() : this.#token);
  }

  /** A session began or, without a token, ended. */
  set(token: string | undefined): void {
    this.#token = token;
    this.#sources.onToken?.(token);
  }

  /** The server gave a fresh token for the one that was sent. An answer that comes late must not undo a sign-in or sign-out. */
  renew(sent: string | undefined, fresh: string): void {
    const { apiKey, getToken, onToken } = this.#sources;
    if (sent === undefined || sent === apiKey) return;
    if (getToken) onToken?.(fresh);
    else if (sent === this.#token) this.set(fresh);
  }
}
