import { type Boot, type Connection, isApiError } from '@mortise/plugin-api/client';

/** What the whole page hangs on. Replaced, never changed. */
export interface AdminState {
  readonly boot: Boot;
  /** BCP 47 tag of the texts that are loaded. */
  readonly language: string;
  readonly connection: Connection;
  /** The server no longer knows the viewer; what is on the page stays until they sign in again. */
  readonly signedOut: boolean;
}

/** A store for `useSyncExternalStore`. */
export class AdminStore {
  #state: AdminState;
  readonly #listeners = new Set<() => void>();

  constructor(state: AdminState) {
    this.#state = state;
  }

  get state(): AdminState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<AdminState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Codes that mean: sign in again. Others of status 401 (a role was taken away) do not end the session. */
const ENDED = new Set(['EMPTY_TOKEN', 'INVALID_TOKEN', 'EXPIRED_SESSION', 'BLOCKED_TOKEN', 'NOT_EXIST_USER']);

export function endsSession(error: unknown): boolean {
  return isApiError(error) && error.status === 401 && ENDED.has(error.code);
}
