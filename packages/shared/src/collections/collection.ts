import type { JsonObject, JsonValue } from '../json';
import type { LocalizedText } from '../text';
import type { ColumnType, OnDelete } from './definition';

/** Fills a column on every create or update, from the request rather than from the caller's values. */
export type AutoFill = 'createdAt' | 'updatedAt' | 'createdBy' | 'updatedBy' | 'uuid';

interface FieldCommon {
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: string;
  readonly options?: JsonObject;
}

/** A field with a column of its own; the column has the field's name. */
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
  readonly defaultValue?: JsonValue;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  /** Name of the belongsTo field that owns this foreign key. */
  readonly foreignKeyOf?: string;
}

/** A field that stands for rows of another collection. */
export interface RelationField extends FieldCommon {
  readonly kind: 'relation';
  readonly type: 'belongsTo' | 'hasMany';
  readonly target: string;
  /** belongsTo: column of this collection; hasMany: column of the target. It refers to the other side's primary key. */
  readonly foreignKey: string;
  readonly onDelete: OnDelete;
  /** False for relations that must not become a database constraint (createdBy outlives its user). */
  readonly constraint: boolean;
}

export type Field = ColumnField | RelationField;

/** A collection with every default filled in. Immutable. */
export interface Collection {
  readonly dataSource: string;
  readonly name: string;
  readonly tableName: string;
  /** Id of the plugin whose code declares it; undefined for collections made by users. */
  readonly owner?: string;
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
