import type { JsonValue, Principal } from '@mortise/shared';
import type { ClientFacts } from './actions';
import type { HeaderReader } from './identity';

/** Who starts a page. Never anonymous. */
export interface BootCaller {
  readonly principal: Principal;
  readonly client: ClientFacts;
  readonly header: HeaderReader;
}

/** `app:boot`: the one request with which a page learns who uses it and what they may do. */
export interface BootPort {
  /**
   * Adds a named part to the answer, or fills one the core leaves empty: `user` (an object; its `appLang` is the language it wishes),
   * `roles` (`{current, available}`) and `snippets` (patterns). `read` is asked for signed-in callers only; it should answer from
   * memory or with one statement.
   * @throws AppError NAME_TAKEN when somebody adds a part of this name already
   */
  add(name: string, read: (caller: BootCaller) => JsonValue | Promise<JsonValue>): void;
}
