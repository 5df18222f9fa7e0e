import type { ValueRule } from '../fields/value-rule';
import type { JsonObject, JsonValue } from '../json';
import type { LocalizedText } from '../text';
import type { Accuracy, GeneratorOptions } from './column-generator';
import type { ColumnType } from './column-type';
import type { FieldBase } from './field-base';
import { type ColumnReference, RELATION_TYPES, type RelationDefinition } from './relation-definition';

export interface ColumnDefinition extends FieldBase, GeneratorOptions {
  readonly type: ColumnType;
  /** Default true. */
  readonly allowNull?: boolean;
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly primaryKey?: boolean;
  readonly autoIncrement?: boolean;
  /** Makes the database keep the column to keys of another collection, as a belongsTo does. */
  readonly references?: ColumnReference;
  readonly defaultValue?: JsonValue;
  /** Never in output, filter, sort or writable through actions (hashes). */
  readonly hidden?: boolean;
  /** `string`, `uid`, `nanoid`: maximum length in code points, default 255. */
  readonly length?: number;
  /** `decimal`: digits in all (default 10, at most 18) and after the point (default 2). */
  readonly precision?: number;
  readonly scale?: number;
  /** `unixTimestamp`: what is counted, default seconds. */
  readonly accuracy?: Accuracy;
  /** What values must meet beyond their type, in writes through actions. */
  readonly rules?: readonly ValueRule[];
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
  return RELATION_TYPES.some((type) => type === field.type);
}
