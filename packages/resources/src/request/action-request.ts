import type { HeaderReader, Upload } from '@mortise/plugin-api/server';
import type { ExpectedTags } from './preconditions';
import type { ActionQuery, AppError, JsonValue } from '@mortise/shared';

/** What the server hands over for one call below the API base path. */
export interface ActionInput {
  readonly method: string;
  /** Below the API base, no leading slash, still percent-encoded: `todos:get/1`. */
  readonly path: string;
  /** Query string without `?`. */
  readonly search: string;
  readonly header: HeaderReader;
  readonly body: { readonly value?: JsonValue | undefined; readonly fault?: AppError | undefined; readonly upload?: Upload | undefined };
}

/** Where a call is addressed to. */
export interface ActionAddress {
  /** `todos`, or `users.roles` for `/users/1/roles:list`. */
  readonly resource: string;
  readonly action: string;
  readonly sourceKey?: string;
  /** Key in the path. */
  readonly key?: string;
}

/** One call as its protocol meant it. Faults of syntax are held until the caller may learn of them. */
export interface ActionRequest {
  readonly method: string;
  readonly dataSource: string;
  /** Undefined when the path itself makes no sense; `faults` says why. */
  readonly address: ActionAddress | undefined;
  /** The query string of the action API, parsed (qs syntax); empty for other protocols. */
  readonly query: Readonly<Record<string, unknown>>;
  /** What a standard action is asked for, when the protocol has worked that out itself. */
  readonly asked?: ActionQuery;
  readonly values: JsonValue | undefined;
  /** The caller's zone as `X-Timezone` says it, unread. */
  readonly timeZone?: string;
  /** Versions of the record a write may meet. */
  readonly ifMatch?: ExpectedTags;
  /** A write with this key happens once. */
  readonly idempotencyKey?: string;
  /** The answer is to say which of its records the caller may change. */
  readonly wantsAllowedActions?: boolean;
  /** A body that is no JSON; its faults count for actions that do not take it. */
  readonly upload?: { readonly type: string; readonly faults: readonly AppError[] };
  readonly faults: readonly AppError[];
}
