import type { ColumnValues, JsonValue } from '@mortise/shared';
import type { StandardCall } from '../standard-call';
import type { RelationPlace } from './relation-place';

/** The values of a record together with those of related records. */
export interface RecordTree {
  readonly columns: ColumnValues;
  readonly related: readonly RelatedValues[];
}

/** What a relation is to lead to, all of it. */
export interface RelatedValues {
  readonly place: RelationPlace;
  readonly items: readonly RelatedItem[];
}

interface ItemBase {
  /** `comments[1]`, as faults name it. */
  readonly path: string;
  /** Values of the pair's own columns. */
  readonly pairValues?: ColumnValues;
}

/** A record that is there; `changes` are written to it as well. */
export interface ExistingItem extends ItemBase {
  readonly kind: 'existing';
  readonly key: JsonValue;
  readonly changes?: ItemWrite;
}

export interface NewItem extends ItemBase, ItemWrite {
  readonly kind: 'new';
}

/** Values and the right to write them. */
export interface ItemWrite {
  readonly call: StandardCall;
  readonly tree: RecordTree;
}

export type RelatedItem = ExistingItem | NewItem;
