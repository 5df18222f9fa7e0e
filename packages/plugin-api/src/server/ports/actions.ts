import type { Readable } from 'node:stream';
import type { ActionQuery, Collection, JsonObject, JsonValue, LocalizedText, Principal, Transaction } from '@mortise/shared';
import type { HeaderReader } from './identity';
import type { Log } from './log';
import type { StandardAction } from './standard-actions';
import type { Upload } from './upload';

/** Who may call an action. There is no default. */
export type ActionPermission =
  /** Anybody, also without a credential. */
  | { readonly kind: 'public' }
  /**
   * Any identified principal; `withoutRole` admits also users who hold no role to act with. A credential with limited rights is admitted only
   * where all its narrowings name `<resource>:<right>`.
   */
  | { readonly kind: 'loggedIn'; readonly withoutRole?: boolean; readonly right?: string }
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

/** One fault as an answer would tell it. */
export interface ToldFault {
  readonly code: string;
  /** In the caller's language. */
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A standard action an action calls on behalf of its own caller. */
export interface StandardAct {
  readonly action: StandardAction;
  /** As the action API's query string would say it, parsed. */
  readonly query?: Readonly<Record<string, unknown>>;
  /** Instead of `query`. */
  readonly asked?: ActionQuery;
  readonly values?: JsonValue;
  /** Where its statements belong; it is committed or rolled back by whoever opened it. */
  readonly transaction?: Transaction;
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
  /** The body of an action that takes uploads, if there is one. */
  readonly upload: Upload | undefined;
  /** Aborted when the caller leaves before the whole answer is sent. */
  readonly signal: AbortSignal;
  /** Adds a header to the answer; of cookies, one for each name. */
  setHeader(name: string, value: string): void;
  /** Runs the standard action of the same name with the same access decision. */
  standard(overrides?: StandardOverrides): Promise<ActionResult>;
  /**
   * Runs a standard action of the same resource as if the caller had called it: decided anew, checked, hooked, announced.
   * @throws AppError whatever that call would be answered with
   */
  act(act: StandardAct): Promise<ActionResult>;
  /**
   * Goes as far as `act` does before the first statement that changes something.
   * @throws AppError what rights, names and values of the call are answered with
   */
  check(act: StandardAct): Promise<void>;
  /** Everything an answer would tell of an error, first fault first; what is not the caller's fault is logged. */
  tell(error: unknown): readonly ToldFault[];
}

export type ActionResult =
  /** `data` as JSON text the database built; `etag` stands for the version of the one record (RFC 9110, 8.8.3). */
  | { readonly kind: 'json'; readonly text: string; readonly meta?: JsonObject; readonly etag?: string }
  | { readonly kind: 'value'; readonly data: JsonValue; readonly meta?: JsonObject }
  /** Sent as `202`: the work goes on, `data` says how to follow it. */
  | { readonly kind: 'accepted'; readonly data: JsonValue };

/** An answer that is sent while it is made. When its caller leaves, `body` is destroyed. */
export interface StreamResult {
  readonly kind: 'stream';
  /** Media type. */
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** JSON Schema, 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What documents say of an action or a fixed path. Nothing of it is checked when it runs. */
export interface ActionDocs {
  /** A few words: `Sign in`. Without one the title of the action's permission in the manifest is shown. */
  readonly summary?: LocalizedText;
  readonly description?: LocalizedText;
  /** Parameters of the address by name. */
  readonly query?: Readonly<Record<string, JsonSchema>>;
  /** The body, where `body` says too little; `standard`: as the standard action of its name takes it. */
  readonly input?: JsonSchema | 'standard';
  /** `data` of the answer, of a fixed path the whole answer; `standard`: as the standard action of its name answers. */
  readonly output?: JsonSchema | 'standard';
  /** Media type of an answer without an envelope, or those among which the caller chooses. */
  readonly outputType?: string | readonly string[];
}

export interface ActionDefinition {
  readonly permission: ActionPermission;
  /** True when it changes nothing and may be called by GET. */
  readonly safe: boolean;
  /** JSON Schema of the body (`values`); without one a body is refused unless `standardValues`. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Media types of bodies that are handed over as they come in, unread (`call.upload`); such an action takes as long as it needs. */
  readonly uploads?: readonly string[];
  readonly describe?: ActionDocs;
  run(call: ActionCall): Promise<ActionResult | StreamResult> | ActionResult | StreamResult;
}

/** Declares an action; exists for the types it infers. */
export function defineAction(action: ActionDefinition): ActionDefinition {
  return Object.freeze(action);
}

/** The usual answer of an action that computed its data itself. */
export function answer(data: JsonValue, meta?: JsonObject): ActionResult {
  return meta === undefined ? { kind: 'value', data } : { kind: 'value', data, meta };
}
