import type { FilterNode } from './filter';
import type { JsonPlace } from './json-place';
import type { CountMode } from './plan';
import type { SearchNode } from './search';

/** A column to be shown, perhaps under another name. */
export interface ShownColumn {
  readonly name: string;
  readonly as?: string;
  /** Not the column's value but what stands there within its JSON; needs a name of its own. */
  readonly place?: JsonPlace;
}

/** `name` or, for descending, `-name`; perhaps by what stands at a place within its JSON. */
export type SortTerm = string | { readonly name: string; readonly place: JsonPlace };

/** A relation to be shown, with what of its rows. */
export interface ShownRelation {
  readonly name: string;
  readonly as?: string;
  readonly shown: ShownFields;
  /** Only related records it is true of. */
  readonly filter?: FilterNode;
  /** Not the records but how many there are, under this name; `unlessColumn`: where the target has no column of this name. */
  readonly counted?: { readonly as: string; readonly unlessColumn?: boolean };
  /** The rest is for relations with several records. */
  readonly sort?: readonly SortTerm[];
  readonly nulls?: NullPlace | readonly NullPlace[];
  readonly limit?: number;
  /** How many of them are left out first. */
  readonly offset?: number;
}

/** `lowest`: a record without a value comes first in ascending order and last in descending order. */
export type NullPlace = 'first' | 'last' | 'lowest';

/** Which fields of a record are asked for. */
export interface ShownFields {
  /** Undefined: every column the caller may see. The name of a relation stands for that relation with all its columns. */
  readonly columns?: readonly ShownColumn[];
  /** Every column the caller may see besides `columns`. */
  readonly all?: boolean;
  /** Columns to be left out. */
  readonly except?: readonly string[];
  readonly relations: readonly ShownRelation[];
}

/** The part of a list that is asked for; sizes left out are the collection's own. */
export type PageRequest =
  /** Counted from 1. */
  | { readonly kind: 'page'; readonly number: number; readonly size: number | undefined }
  | { readonly kind: 'range'; readonly offset: number; readonly limit: number | undefined }
  /** After the place an earlier answer named; empty for the first page. */
  | { readonly kind: 'cursor'; readonly cursor: string; readonly size: number | undefined }
  | { readonly kind: 'all' };

export interface AffectedRows {
  readonly exactly?: number;
  readonly atMost?: number;
}

/** What a create does with records that are there already. */
export interface ExistingRecords {
  /** Columns that are unique together and tell whether a record is there; by default the primary key. */
  readonly by?: readonly string[];
  readonly are: 'updated' | 'kept';
}

/** Another place for a record, among those a sort field numbers. Keys are as the call gave them. */
export interface RecordMove {
  readonly source: string;
  readonly to:
    /** Beside another record; `after` undefined: in its place, which it makes free towards where the moved one came from. */
    | { readonly kind: 'record'; readonly key: string; readonly after: true | undefined }
    /** Another scope, at its end or its start. */
    | { readonly kind: 'scope'; readonly values: Readonly<Record<string, string>>; readonly first: boolean }
    | { readonly kind: 'start' };
  readonly sortField?: string;
}

/** What a call of a standard action asks for, in the words of no protocol: every door parses its own language into this. */
export interface ActionQuery {
  readonly filter?: FilterNode;
  /** Fields by whose values a record is looked for before it is created. */
  readonly filterKeys?: readonly string[];
  /** Undefined: every column the caller may see, no relations. */
  readonly shown?: ShownFields;
  readonly sort: readonly SortTerm[];
  /** Where `sort`, or each of its terms, puts records without a value; last when left out. Pages by cursor know no other place. */
  readonly nulls?: NullPlace | readonly NullPlace[];
  /** Words to be found in texts the caller may see. */
  readonly search?: SearchNode;
  readonly page: PageRequest;
  /** Records of a tree with those below them inside, where no filter asks for single ones. */
  readonly tree?: boolean;
  readonly count?: CountMode;
  readonly move?: RecordMove;
  /** Relations whose records a write may change beside the record itself. */
  readonly updateAssociations?: readonly string[];
  /**
   * Whether a write answers with its records, of which `shown` says what: `false` for their keys alone. Left out, a create and an update
   * answer with what the caller may see, and a destroy with how many there were.
   */
  readonly returning?: boolean;
  /** How many records a write may touch; when there are more or fewer, nothing is changed. */
  readonly affected?: AffectedRows;
  /** Makes a create an upsert. */
  readonly existing?: ExistingRecords;
  /** A create may bring a list without any record. */
  readonly acceptsNone?: boolean;
}
