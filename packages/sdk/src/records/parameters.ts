import type { CallOptions } from '../client-options';
import type { Filter } from '../types/filter';
import type { CollectionTypes } from '../types/schema';
import type { Narrowing, SortTerm } from '../types/shown';

/** What a read shows of each record. */
export interface ShowOptions<Asked extends Narrowing> extends CallOptions {
  /** Only these columns; `author.name` shows a column of a related record. */
  readonly fields?: readonly Asked['fields'][] | undefined;
  /** All columns but these. */
  readonly except?: readonly Asked['except'][] | undefined;
  /** Related records to show as well. */
  readonly appends?: readonly Asked['appends'][] | undefined;
}

export interface SelectOptions<Schema, Collection extends CollectionTypes, Asked extends Narrowing> extends ShowOptions<Asked> {
  readonly filter?: Filter<Schema, Collection> | undefined;
  readonly sort?: SortTerm<Schema, Collection> | readonly SortTerm<Schema, Collection>[] | undefined;
}

export interface ListOptions<Schema, Collection extends CollectionTypes, Asked extends Narrowing> extends SelectOptions<
  Schema,
  Collection,
  Asked
> {
  readonly page?: number | undefined;
  /** 20 by default, at most 200. */
  readonly pageSize?: number | undefined;
  /** False: everything at once, up to 1,000 records. */
  readonly paginate?: boolean | undefined;
  /** `exact` counts all, `none` not at all; by default up to 10,000. */
  readonly count?: 'exact' | 'none' | undefined;
}

export interface WalkOptions<Schema, Collection extends CollectionTypes, Asked extends Narrowing> extends SelectOptions<
  Schema,
  Collection,
  Asked
> {
  /** Records asked for at once: 200 by default, or as many as the collection gives. */
  readonly pageSize?: number | undefined;
}

/** What `list` tells about its page. What was not asked for is not there. */
export interface ListMeta {
  readonly count?: number;
  /** There are more than `count`. */
  readonly countCapped?: boolean;
  readonly page?: number;
  readonly pageSize?: number;
  readonly totalPage?: number;
  readonly hasNext?: boolean;
  /** Relations of which only the first records are shown. */
  readonly truncated?: readonly string[];
}

export interface Page<Row> {
  readonly data: readonly Row[];
  readonly meta: ListMeta;
}

export interface WriteOptions extends CallOptions {
  /** Instead of a key of the SDK's own: for a write that another process may repeat. */
  readonly idempotencyKey?: string | undefined;
  /** Relations whose given records are changed as well, instead of only linked. */
  readonly updateAssociationValues?: readonly string[] | undefined;
}

export interface VersionedOptions extends WriteOptions {
  /** The version the record must still have, as `getVersioned` told it. Given as undefined it is refused: leave it out. */
  readonly version?: string | undefined;
}

/** Several records: by their keys, or by what they have in common. */
export type Targets<Schema, Collection extends CollectionTypes> =
  { readonly keys: readonly Collection['key'][] } | { readonly filter: Filter<Schema, Collection> };

/** A record and what stands for its version. */
export interface Versioned<Row, Version = string> {
  readonly record: Row;
  readonly version: Version;
}

/** A new place: right before or after another record, first of all, or last (or first) of another scope. */
export type Place<Collection extends CollectionTypes> =
  | { readonly at: Collection['key'] }
  | { readonly after: Collection['key'] }
  | { readonly first: true }
  | { readonly scope: Readonly<Record<string, string>>; readonly first?: boolean };
