import type { JsonObject, JsonValue } from '@mortise/shared';
import type { PARAMETER_TYPES } from './parameters';

/** What the caller of a query may choose. */
export interface Parameter {
  readonly name: string;
  readonly type: (typeof PARAMETER_TYPES)[number];
  readonly title?: string;
  readonly required?: boolean;
  readonly defaultValue?: JsonValue;
}

/** A read of one collection in the words of the action API; `{{params.x}}` may stand where its filters have values. */
export interface Tree {
  readonly resource: string;
  readonly action: 'list' | 'query';
  readonly params: JsonObject;
}

interface Common {
  readonly name: string;
  readonly dataSource: string;
  readonly parameters: readonly Parameter[];
  readonly pageSize: number;
  readonly maxPageSize: number;
  readonly roles: readonly string[];
}

/** A query as it is run. */
export type SavedQuery =
  (Common & { readonly kind: 'tree'; readonly tree: Tree }) | (Common & { readonly kind: 'sql'; readonly sql: string });
