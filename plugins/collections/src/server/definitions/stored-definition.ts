import type { ColumnType, JsonObject, JsonValue, LocalizedText, OnDelete, RelationType } from '@mortise/shared';

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
  readonly target?: string;
  readonly foreignKey?: string;
  readonly foreignKeyType?: ColumnType;
  /** Key the relation refers to; only primary keys are possible, so this is checked and not used. */
  readonly referredKey?: string;
  readonly onDelete?: OnDelete;
  /** `<collection>.<field>` of the hasMany that brought this foreign key column. */
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

export type CollectionSettings = Readonly<Record<'autoGenId' | AuditField, boolean>> & { readonly maxPageSize?: number };

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
  return type === 'belongsTo' || type === 'hasMany';
}

export function isAuditField(name: string): name is AuditField {
  return (AUDIT_FIELDS as readonly string[]).includes(name);
}
