import type { Collection, JsonObject, JsonValue, Principal } from '@mortise/shared';
import type { HeaderReader } from './identity';
import type { Log } from './log';

/** Who may call an action. There is no default. */
export type ActionPermission =
  /** Anybody, also without a credential. */
  | { readonly kind: 'public' }
  /** Any identified principal; `withoutRole` admits also users who hold no role to act with. */
  | { readonly kind: 'loggedIn'; readonly withoutRole?: boolean }
  /** Roles with the grant on the resource's collection, or with the snippet. */
  | { readonly kind: 'granted'; readonly grant?: string; readonly snippet?: string };

export interface ClientFacts {
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string | undefined;
  /** BCP 47 tag of the caller. */
  readonly locale: string;
  /** The caller reached the server by https. */
  readonly secure: boolean;
  /** The server as the caller's browser names it (RFC 6454): `https://example.org`. Empty when the request names no host. */
  readonly origin: string;
}

/** How a standard action may be bent by the action that wraps it. */
export interface StandardOverrides {
  /** Instead of the request's values. */
  readonly values?: JsonObject;
  /** Filter added to the resource's own scope. */
  readonly scope?: JsonObject;
  /** Columns set by the system, checked neither for permission nor for being hidden. */
  readonly systemValues?: Readonly<Record<string, JsonValue>>;
}

/** One authorised and validated call. */
export interface ActionCall {
  readonly principal: Principal;
  readonly dataSource: string;
  readonly resource: string;
  readonly action: string;
  /** The resource's collection, if it has one. */
  readonly collection: Collection | undefined;
  /** Key of the parent in `/users/1/roles:list`. */
  readonly sourceKey: string | undefined;
  /** `filterByTk` or the key in the path; undefined when none was given. */
  readonly keys: readonly string[] | undefined;
  /** The query string, parsed (qs syntax). */
  readonly query: Readonly<Record<string, unknown>>;
  readonly values: JsonValue | undefined;
  readonly client: ClientFacts;
  readonly header: HeaderReader;
  readonly log: Log;
  /** Adds a header to the answer; of cookies, one for each name. */
  setHeader(name: string, value: string): void;
  /** Runs the standard action of the same name with the same access decision. */
  standard(overrides?: StandardOverrides): Promise<ActionResult>;
}

export type ActionResult =
  /** `data` as JSON text the database built. */
  | { readonly kind: 'json'; readonly text: string; readonly meta?: JsonObject }
  | { readonly kind: 'value'; readonly data: JsonValue; readonly meta?: JsonObject }
  /** Sent as `202`: the work goes on, `data` says how to follow it. */
  | { readonly kind: 'accepted'; readonly data: JsonValue };

export interface ActionDefinition {
  readonly permission: ActionPermission;
  /** True when it changes nothing and may be called by GET. */
  readonly safe: boolean;
  /** JSON Schema of the body (`values`); without one a body is refused unless `standardValues`. */
  readonly body?: Readonly<Record<string, unknown>>;
  run(call: ActionCall): Promise<ActionResult> | ActionResult;
}

/** Declares an action; exists for the types it infers. */
export function defineAction(action: ActionDefinition): ActionDefinition {
  return Object.freeze(action);
}

/** The usual answer of an action that computed its data itself. */
export function answer(data: JsonValue, meta?: JsonObject): ActionResult {
  return meta === undefined ? { kind: 'value', data } : { kind: 'value', data, meta };
}
