import type { Aggregation, JsonObject, JsonValue, LocalizedText, OnDelete, RelationType } from '@mortise/shared';

/** A field as `collections:get` shows it. */
export interface FieldShape {
  readonly name: string;
  readonly type: string;
  readonly interface?: string;
  readonly title?: LocalizedText | null;
  readonly description?: string | null;
  readonly uiSchema?: JsonObject;
  readonly allowNull?: boolean;
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly primaryKey?: boolean;
  readonly autoIncrement?: boolean;
  readonly defaultValue?: JsonValue;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  /** Name of the relation that brought this column. */
  readonly foreignKeyOf?: string;
  readonly target?: string;
  readonly foreignKey?: string;
  /** belongsToMany: the collection that holds the pairs. */
  readonly through?: string;
  readonly onDelete?: OnDelete;
  /** belongsToMany: the column of the pairs that refers to the target. */
  readonly otherKey?: string;
  /** `{type, rules: [{name, args}]}` */
  readonly validation?: JsonValue;
  readonly accuracy?: string;
  readonly autoFill?: boolean;
  readonly prefix?: string;
  readonly size?: number;
  readonly customAlphabet?: string;
  readonly scopeKey?: string;
  readonly defaultToCurrentTime?: boolean;
  readonly onUpdateToCurrentTime?: boolean;
}

export const AUDIT_FIELDS = ['createdAt', 'updatedAt', 'createdBy', 'updatedBy'] as const;
export type AuditField = (typeof AUDIT_FIELDS)[number];

/** One column of a view; only a count of records has no field. */
export interface ViewColumnShape {
  readonly name: string;
  readonly field?: string;
  readonly aggregation?: Aggregation;
}

/** The query of a view as it is stored. */
export interface ViewShape {
  readonly collection: string;
  readonly filter?: JsonObject;
  readonly columns: readonly ViewColumnShape[];
}

/** A collection as `collections:list` and `:get` show it. */
export interface CollectionShape extends Readonly<Record<AuditField, boolean>> {
  readonly name: string;
  readonly title: LocalizedText | null;
  readonly description: string | null;
  readonly autoGenId: boolean;
  readonly filterTargetKey: string;
  readonly maxPageSize: number;
  readonly titleField?: string;
  /** Of a view: what it shows. */
  readonly view?: ViewShape;
  readonly fields: readonly FieldShape[];
}

/** Names of the columns and relations the platform adds to a collection by itself. */
export const PRESET_NAMES = ['id', ...AUDIT_FIELDS, 'createdById', 'updatedById'] as const;

/** The platform fills it in; only its texts can be changed. */
export function isPreset(field: Pick<FieldShape, 'name' | 'foreignKeyOf'>, collection: CollectionShape): boolean {
  if (field.name === 'id') return collection.autoGenId;
  return AUDIT_FIELDS.some((audit) => collection[audit] && (field.name === audit || field.name === `${audit}Id`));
}

/** A column that came with a relation goes and changes with it. */
export function isManaged(field: FieldShape, collection: CollectionShape): boolean {
  return isPreset(field, collection) || field.foreignKeyOf !== undefined;
}

const RELATIONS: ReadonlySet<string> = new Set<RelationType>(['belongsTo', 'hasOne', 'hasMany', 'belongsToMany']);

/** What the query of a view brings: it can be shown in another way, and nothing else. */
export function isColumnOfView(field: Pick<FieldShape, 'type'>, { view }: Pick<CollectionShape, 'view'>): boolean {
  return view !== undefined && !isRelation(field);
}

export function isRelation({ type }: Pick<FieldShape, 'type'>): boolean {
  return RELATIONS.has(type);
}
