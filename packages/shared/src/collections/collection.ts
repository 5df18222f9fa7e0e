import type { TableKind } from '../adoption/table-description';
import type { JsonObject } from '../json';
import type { LocalizedText } from '../text';
import type { CollectionView } from './collection-view';
import type { ColumnField, FieldCommon } from './column-field';
import type { OnDelete, RelationType } from './relation-definition';

/** Where the pairs of a belongsToMany are kept. */
export interface ThroughReference {
  readonly name: string;
  readonly tableName: string;
  /** Column that refers to the target. */
  readonly otherKey: string;
}

/** A field that stands for rows of another collection. */
export interface RelationField extends FieldCommon {
  readonly kind: 'relation';
  readonly type: RelationType;
  readonly target: string;
  /**
   * belongsTo: column of this collection; hasOne, hasMany: column of the target. It refers to the other side's primary key.
   * belongsToMany: column of the through collection that refers to this one.
   */
  readonly foreignKey: string;
  /** belongsToMany only. */
  readonly through?: ThroughReference;
  readonly onDelete: OnDelete;
  /** False for relations that must not become a database constraint (createdBy outlives its user). */
  readonly constraint: boolean;
}

export type Field = ColumnField | RelationField;

/** A table or view that was there before its collection: it is read and written, and never changed. */
export interface Adopted {
  readonly kind: TableKind;
  /** False for views, and where no key tells one row from all others. */
  readonly isWritable: boolean;
  /** Fields by the names of the constraints about them. */
  readonly constraints: ReadonlyMap<string, readonly string[]>;
}

/** A collection with every default filled in. Immutable. */
export interface Collection {
  readonly dataSource: string;
  readonly name: string;
  readonly tableName: string;
  /** Id of the plugin whose code declares it; undefined for collections made by users. */
  readonly owner?: string;
  /** Undefined for tables made by Mortise. */
  readonly adopted?: Adopted;
  /** Undefined for collections with a table. */
  readonly view?: CollectionView;
  readonly title?: LocalizedText;
  readonly description?: string;
  readonly primaryKey: ColumnField;
  readonly fields: ReadonlyMap<string, Field>;
  /** The fields with a column, in table order. */
  readonly columns: readonly ColumnField[];
  readonly uniqueTogether: readonly (readonly string[])[];
  readonly maxPageSize: number;
  readonly options?: JsonObject;
}

/** All collections of one data source at one moment. Immutable; `version` grows with every change. */
export interface SchemaSnapshot {
  readonly dataSource: string;
  readonly version: number;
  readonly collections: ReadonlyMap<string, Collection>;
}
