import type { ValueRule } from '../fields/value-rule';
import type { JsonObject, JsonValue } from '../json';
import type { JsonPlace } from '../query/json-place';
import type { LocalizedText } from '../text';
import type { Accuracy, ColumnGenerator } from './column-generator';
import type { ColumnType } from './column-type';
import type { ColumnReference } from './relation-definition';

/** Fills a column on every create or update, from the request rather than from the caller's values. */
export type AutoFill = 'createdAt' | 'updatedAt' | 'createdBy' | 'updatedBy';

export interface FieldCommon {
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
