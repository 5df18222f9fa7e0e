import type { JsonObject, JsonValue } from '../json';
import type { LocalizedText } from '../text';

export const COLUMN_TYPES = [
  'string',
  'text',
  'integer',
  'bigInt',
  'double',
  'decimal',
  'boolean',
  'datetime',
  'date',
  'json',
  'uuid',
] as const;
/** How a column's values are stored and written in JSON. */
export type ColumnType = (typeof COLUMN_TYPES)[number];

export const RELATION_TYPES = ['belongsTo', 'hasMany'] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

export type OnDelete = 'SET NULL' | 'CASCADE' | 'RESTRICT';

interface FieldBase {
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: string;
  /** Display data for clients (interface, uiSchema, …): stored and returned. Of it the server reads only the options of a select. */
  readonly options?: JsonObject;
}

export interface ColumnDefinition extends FieldBase {
  readonly type: ColumnType;
  /** Default true. */
  readonly allowNull?: boolean;
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly primaryKey?: boolean;
  readonly autoIncrement?: boolean;
  readonly defaultValue?: JsonValue;
  /** Never in output, filter, sort or writable through actions (hashes). */
  readonly hidden?: boolean;
  /** `string`: maximum length in code points, default 255. */
  readonly length?: number;
  /** `decimal`: digits in all (default 10, at most 18) and after the point (default 2). */
  readonly precision?: number;
  readonly scale?: number;
}

export interface RelationDefinition extends FieldBase {
  readonly type: RelationType;
  /** Name of the related collection in the same data source. It may not exist (yet): the relation is dormant then. */
  readonly target: string;
  /** belongsTo: column of this collection, default `<name>Id`. hasMany: column of the target, required. */
  readonly foreignKey?: string;
  /** Column type of the foreign key, default `bigInt`. belongsTo only. */
  readonly foreignKeyType?: ColumnType;
  /** belongsTo: what happens to this row when the target row goes. Default `SET NULL`. */
  readonly onDelete?: OnDelete;
  /** belongsTo: false leaves the reference unchecked by the database, so that it may outlive its target. Default true. */
  readonly constraint?: boolean;
}

export type FieldDefinition = ColumnDefinition | RelationDefinition;

/** A collection as its author writes it. `normalizeCollection` fills in every default. */
export interface CollectionDefinition {
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: string;
  readonly fields: readonly FieldDefinition[];
  /** Adds `id`, a 64-bit auto-increment primary key. Default true unless a field is the primary key. */
  readonly autoGenId?: boolean;
  /** Preset fields, each on by default. */
  readonly createdAt?: boolean;
  readonly updatedAt?: boolean;
  readonly createdBy?: boolean;
  readonly updatedBy?: boolean;
  /** Columns that are unique together. */
  readonly uniqueTogether?: readonly (readonly string[])[];
  /** Largest `pageSize` a list may ask for, default 200. */
  readonly maxPageSize?: number;
  readonly options?: JsonObject;
}

export function isRelationDefinition(field: FieldDefinition): field is RelationDefinition {
  return field.type === 'belongsTo' || field.type === 'hasMany';
}
