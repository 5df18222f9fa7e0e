import {
  type Accuracy,
  type ColumnReference,
  type ColumnType,
  type JsonObject,
  type JsonValue,
  type LocalizedText,
  type OnDelete,
  RELATION_TYPES,
  type RelationType,
} from '@mortise/shared';
import type { ViewDefinition } from './view-definition';

/** What decides how a field behaves; everything else a client sends is kept as options. */
export type FieldSettings = {
  readonly allowNull?: boolean;
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly primaryKey?: boolean;
  readonly autoIncrement?: boolean;
  readonly defaultValue?: JsonValue;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly accuracy?: Accuracy;
  /** uuid, uid, nanoid, snowflakeId: rows without a value get one. Absent in columns that hold keys of other collections. */
  readonly autoFill?: boolean;
  readonly target?: string;
  readonly foreignKey?: string;
  readonly foreignKeyType?: ColumnType;
  /** Key the relation refers to; only primary keys are possible, so this is checked and not used. */
  readonly referredKey?: string;
  /** belongsToMany: the same for the other side. */
  readonly targetKey?: string;
  readonly onDelete?: OnDelete;
  readonly through?: string;
  readonly otherKey?: string;
  /** Column: what it refers to for the sake of another collection's relation. */
  readonly references?: ColumnReference;
  /** `<collection>.<field>` of the relation that brought this foreign key column. */
  readonly generatedBy?: string;
};

/** `display`: texts and options laid over a field the platform itself makes (id, createdAt, a foreign key). */
export type StoredFieldType = ColumnType | RelationType | 'display';

export interface StoredField {
  readonly name: string;
  readonly type: StoredFieldType;
  readonly title?: LocalizedText;
  readonly description?: string;
  readonly settings: FieldSettings;
  readonly options: JsonObject;
}

/** The preset fields that can be switched off. */
export const AUDIT_FIELDS = ['createdAt', 'updatedAt', 'createdBy', 'updatedBy'] as const;
export type AuditField = (typeof AUDIT_FIELDS)[number];

export type CollectionSettings = Readonly<Record<'autoGenId' | AuditField, boolean>> & {
  readonly maxPageSize?: number;
  /** The pair of keys of a through collection. */
  readonly uniqueTogether?: readonly (readonly string[])[];
  /** `<collection>.<field>` of the belongsToMany that brought this through collection. */
  readonly generatedBy?: string;
  /** What a collection without a table of its own shows. */
  readonly view?: ViewDefinition;
};

/** A collection as a client describes it. */
export interface ParsedCollection {
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: string;
  readonly settings: CollectionSettings;
  readonly options: JsonObject;
  readonly fields: readonly StoredField[];
}

/** A collection as its rows describe it. */
export interface StoredCollection extends ParsedCollection {
  /** Place in lists. */
  readonly sort: number;
}

export function isRelationType(type: string): type is RelationType {
  return RELATION_TYPES.some((relation) => relation === type);
}

export function isAuditField(name: string): name is AuditField {
  return (AUDIT_FIELDS as readonly string[]).includes(name);
}
