import type { ColumnType } from './column-type';
import type { FieldBase } from './field-base';

export const RELATION_TYPES = ['belongsTo', 'hasOne', 'hasMany', 'belongsToMany'] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** True when a record has at most one related record, which is shown as an object or null. */
export function isToOne({ type }: { readonly type: RelationType }): boolean {
  return type === 'belongsTo' || type === 'hasOne';
}

export type OnDelete = 'SET NULL' | 'CASCADE' | 'RESTRICT';

/** What a column refers to: the primary key of another collection, and what becomes of its row when that one goes. */
export type ColumnReference = {
  readonly target: string;
  readonly onDelete: OnDelete;
};

export interface RelationDefinition extends FieldBase {
  readonly type: RelationType;
  /** Name of the related collection in the same data source. It may not exist (yet): the relation is dormant then. */
  readonly target: string;
  /**
   * belongsTo: column of this collection, default `<name>Id`. hasOne, hasMany: column of the target, required. belongsToMany: column of
   * the through collection that refers to this one, required.
   */
  readonly foreignKey?: string;
  /** Column type of the foreign key, default `bigInt`. belongsTo only. */
  readonly foreignKeyType?: ColumnType;
  /** belongsTo: no two rows share a target row; the other side is a hasOne. Default false. */
  readonly unique?: boolean;
  /** belongsTo: records that are written through actions must have one. Default false. */
  readonly required?: boolean;
  /** belongsTo: what happens to this row when the target row goes. Default `SET NULL`. */
  readonly onDelete?: OnDelete;
  /** belongsTo: false leaves the reference unchecked by the database, so that it may outlive its target. Default true. */
  readonly constraint?: boolean;
  /** belongsToMany: the collection with one row per pair, which has the same owner as this one. Required. */
  readonly through?: string;
  /** belongsToMany: column of the through collection that refers to the target, required. */
  readonly otherKey?: string;
}
