import type { TimeZone } from '../dates/zone';
import type { JsonValue } from '../json';
import type { CalculationNode } from './calculation';
import type { JsonPlace } from './json-place';
import type { Operator } from './operators';

/** What variables tell of the caller's own user, beside its key: columns of `users` that everybody sees of themselves. */
export const USER_ATTRIBUTES = ['nickname', 'username', 'email', 'phone', 'appLang'] as const;
export type UserAttribute = (typeof USER_ATTRIBUTES)[number];
export type UserAttributes = Readonly<Partial<Record<UserAttribute, string | null>>>;

/** Names the server resolves when a statement runs. `$nRole`: the names of all roles the caller acts with. */
export type VariableName = '$user.id' | `$user.${UserAttribute}` | '$nRole';
export const VARIABLES: readonly VariableName[] = ['$user.id', ...USER_ATTRIBUTES.map((name) => `$user.${name}` as const), '$nRole'];

/** The variables' values for one request, and what relative dates are worked out from. */
export interface VariableValues {
  readonly '$user.id': string | number | null;
  readonly $nRole: string | readonly string[] | null;
  /** Of the same user, as far as they are known. */
  readonly user?: UserAttributes | undefined;
  /** Milliseconds since 1970; the moment a statement is made when undefined. */
  readonly now?: number;
  /** Zone of days, weeks and hours that do not name one; UTC when undefined. */
  readonly timeZone?: TimeZone | undefined;
}

/** What a comparison compares with: a value of the request, or a name the server resolves (`$user.id`, `$nDate.today`). */
export type FilterValue =
  | { readonly kind: 'literal'; readonly value: JsonValue }
  | { readonly kind: 'variable'; readonly name: VariableName }
  | { readonly kind: 'date'; /** `today` of `$nDate.today`. */ readonly name: string };

export interface CompareNode {
  readonly kind: 'compare';
  /** Field name; longer paths go through relations. */
  readonly path: readonly string[];
  /** What is compared is not the column's value but what stands there within its JSON. */
  readonly place?: JsonPlace;
  readonly operator: Operator;
  readonly value: FilterValue;
}

/**
 * A condition on rows: the part of the query tree every protocol is parsed into. Frozen. `at` is the path of the object an alternative or
 * a negation stands in, when it does not stand at the top: `{"comments": {"$not": {…}}}` asks for one comment that is not like that,
 * `{"$not": {"comments": {…}}}` for no comment that is.
 */
export type FilterNode =
  | { readonly kind: 'and'; readonly nodes: readonly FilterNode[] }
  | { readonly kind: 'or'; readonly nodes: readonly FilterNode[]; readonly at?: readonly string[] }
  | { readonly kind: 'not'; readonly node: FilterNode; readonly at?: readonly string[] }
  | CompareNode
  | CalculationNode;
