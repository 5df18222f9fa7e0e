import type { TableKind } from '../adoption/table-description';
import type { ValueRule } from '../fields/value-rule';
import type { JsonObject, JsonValue } from '../json';
import type { JsonPlace } from '../query/json-place';
import type { LocalizedText } from '../text';
import type { CollectionView } from './collection-view';
import type { Accuracy, ColumnGenerator } from './column-generator';
import type { ColumnType } from './column-type';
import type { ColumnReference, OnDelete, RelationType } from './relation-definition';

/** Fills a column on every create or update, from the request rather than from the caller's values. */
export type AutoFill = 'createdAt' | 'updatedAt' | 'createdBy' | 'updatedBy';

interface FieldCommon {
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: string;
  readonly options?: JsonObject;
}

/** The column behind a field of a table that is not ours. */
export interface AdoptedColumn {
  readonly name: string;
  /** Its own SQL type, as the database writes it, where values are cast on their way in and out. */
  readonly castTo?: string;
  readonly isReadOnly: boolean;
  /** The database has a value for rows that bring none. */
  readonly hasDefault: boolean;
}

/** A field with a column of its own; the column has the field's name, unless it is adopted. */
export interface ColumnField extends FieldCommon {
  readonly kind: 'column';
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  readonly primaryKey: boolean;
  readonly autoIncrement: boolean;
  readonly hidden: boolean;
  readonly autoFill?: AutoFill;
  readonly generator?: ColumnGenerator;
  readonly defaultValue?: JsonValue;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly accuracy?: Accuracy;
  /** What values must meet beyond their type, in writes through actions. */
  readonly rules?: readonly ValueRule[];
  /** Name of the belongsTo field that owns this foreign key. */
  readonly foreignKeyOf?: string;
  /** What it refers to without a belongsTo here: the other side's hasOne, hasMany or belongsToMany needs it. */
  readonly references?: ColumnReference;
  readonly adopted?: AdoptedColumn;
  /** Not the column itself but what stands at a place within its JSON; only in questions, never in a collection. */
  readonly place?: JsonPlace;
}

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
