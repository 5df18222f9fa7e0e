import type { Collection, Field, JsonObject, RelationField } from '@mortise/shared';
import { defined } from './defined';

/** Looks up the collection a relation leads to; undefined while there is none. */
export type FindCollection = (name: string) => Collection | undefined;

/** A collection as the API shows it: its options flattened, `fields` only when asked for. */
export function presentCollection(collection: Collection, find: FindCollection, withFields: boolean): JsonObject {
  const { name, title, description, primaryKey, maxPageSize, options } = collection;
  return {
    ...options,
    name,
    title: title ?? null,
    description: description ?? null,
    template: 'general',
    autoGenId: primaryKey.autoIncrement && primaryKey.name === 'id',
    createdAt: isAudited(collection, 'createdAt'),
    updatedAt: isAudited(collection, 'updatedAt'),
    createdBy: isAudited(collection, 'createdById'),
    updatedBy: isAudited(collection, 'updatedById'),
    filterTargetKey: primaryKey.name,
    maxPageSize,
    ...(withFields ? { fields: presentFields(collection, find) } : {}),
  };
}

/** Every visible field, also those the platform makes. */
export function presentFields(collection: Collection, find: FindCollection): JsonObject[] {
  return [...collection.fields.values()]
    .filter((field) => field.kind === 'relation' || !field.hidden)
    .map((field) => presentField(field, collection, find));
}

export function presentField(field: Field, collection: Collection, find: FindCollection): JsonObject {
  const common = {
    ...field.options,
    name: field.name,
    collectionName: collection.name,
    ...defined({ title: field.title, description: field.description }),
  };
  if (field.kind === 'relation') return { ...common, ...presentRelation(field, collection, find) };
  const { type, nullable, unique, index, primaryKey, autoIncrement, defaultValue, length, precision, scale, foreignKeyOf } = field;
  return {
    ...common,
    type,
    allowNull: nullable,
    unique,
    index,
    primaryKey,
    autoIncrement,
    ...defined({ defaultValue, length, precision, scale, foreignKeyOf }),
    ...(foreignKeyOf === undefined ? {} : { isForeignKey: true }),
  };
}

function presentRelation({ type, target, foreignKey, onDelete }: RelationField, collection: Collection, find: FindCollection): JsonObject {
  if (type === 'hasMany') return { type, target, foreignKey, sourceKey: collection.primaryKey.name };
  return { type, target, foreignKey, onDelete, ...defined({ targetKey: find(target)?.primaryKey.name }) };
}

function isAudited(collection: Collection, column: string): boolean {
  const field = collection.fields.get(column);
  return field?.kind === 'column' && field.autoFill !== undefined;
}
