import type { HeaderReader } from '@mortise/plugin-api/server';
import type { AppError, JsonValue } from '@mortise/shared';

/** What the server hands over for one call below the API base path. */
export interface ActionInput {
  readonly method: string;
  /** Below the API base, no leading slash, still percent-encoded: `todos:get/1`. */
  readonly path: string;
  /** Query string without `?`. */
  readonly search: string;
  readonly header: HeaderReader;
  readonly body: { readonly value?: JsonValue | undefined; readonly fault?: AppError | undefined };
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
  readonly query: Readonly<Record<string, unknown>>;
  readonly values: JsonValue | undefined;
  readonly faults: readonly AppError[];
}
