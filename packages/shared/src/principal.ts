import type { FilterNode, UserAttributes } from './query/filter';

export type PrincipalKind = 'user' | 'apiKey' | 'oauthClient' | 'external' | 'anonymous' | 'system';

/** Rights a credential takes away from its holder: only what both the holder and the narrowing allow is allowed. */
export interface Narrowing {
  /**
   * `resource:action` patterns; `*` stands for any resource or any action. Beside `main` the resource has its data source before it:
   * `shop/orders:view`. `main/*:view`, `shop/*:view`: any collection of that data source but those of plugins.
   */
  readonly actions: readonly string[];
  readonly scope?: FilterNode;
  /** By resource, named as in `actions`: the fields that are left of it. Resources that are not named keep all of theirs. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** What is open to everybody is refused as well, so that a caller who has rights cannot be made to sign in as another. */
  readonly closed?: boolean;
  /** The paths of the APIs it is for. At those of others it is refused. */
  readonly places?: readonly string[];
  /** Nothing may be changed, whatever `actions` says. */
  readonly readsOnly?: boolean;
  /** Another one that must allow it as well. */
  readonly also?: Narrowing;
}

/** Who is calling. Frozen once identified. */
export interface Principal {
  readonly kind: PrincipalKind;
  /** Stable name for logs: `user:1`, `apiKey:7`, `anonymous`. */
  readonly id: string;
  readonly userId?: number;
  /** What filters may be compared with of that user: `{{$user.email}}`. */
  readonly user?: UserAttributes;
  /** Roles the request acts with; the access decision is the union of them. */
  readonly roles: readonly string[];
  /** Id of the credential row (session or key) the request came with. */
  readonly credentialId?: number;
  readonly narrowing?: Narrowing;
}

/** Whether a caller may not even do what is open to everybody. */
export function isClosed({ narrowing }: Pick<Principal, 'narrowing'>): boolean {
  return someNarrowing(narrowing, ({ closed }) => closed === true);
}

/** Whether a caller may change nothing at all with this request. */
export function readsOnly({ narrowing }: Pick<Principal, 'narrowing'>): boolean {
  return someNarrowing(narrowing, (part) => part.readsOnly === true);
}

function someNarrowing(narrowing: Narrowing | undefined, fits: (part: Narrowing) => boolean): boolean {
  for (let part = narrowing; part !== undefined; part = part.also) if (fits(part)) return true;
  return false;
}

export const ANONYMOUS: Principal = Object.freeze({ kind: 'anonymous', id: 'anonymous', roles: Object.freeze([]) });
export const SYSTEM: Principal = Object.freeze({ kind: 'system', id: 'system', roles: Object.freeze([]) });
