import { ADJACENCY_LIST, type Collection, type Field, ID_TYPES, type JsonObject, type RelationField, isOneOf } from '@mortise/shared';
import { defined } from './defined';

/** Looks up the collection a relation leads to; undefined while there is none. */
export type FindCollection = (name: string) => Collection | undefined;

/** A collection as the API shows it: its options flattened, `fields` only when asked for. */
export function presentCollection(collection: Collection, find: FindCollection, withFields: boolean): JsonObject {
  const { name, title, description, primaryKey, maxPageSize, options, view } = collection;
  return {
    ...options,
    name,
    title: title ?? null,
    description: description ?? null,
    template: view ? 'view' : options?.['tree'] === ADJACENCY_LIST ? 'tree' : 'general',
    ...(view ? { view: view.definition } : {}),
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
  return [...collection.fields.values()].filter(isShown).map((field) => presentField(field, collection, find));
}

/** Hidden columns are nobody's, but for passwords: they are set like any other field. */
export function isShown(field: Field): boolean {
  return field.kind === 'relation' || !field.hidden || field.type === 'password';
}

export function presentField(field: Field, collection: Collection, find: FindCollection): JsonObject {
  const common = {
    ...field.options,
    name: field.name,
    collectionName: collection.name,
    ...defined({ title: field.title, description: field.description }),
  };
  if (field.kind === 'relation') return { ...common, ...presentRelation(field, collection, find) };
  const { type, nullable, unique, index, primaryKey, autoIncrement, defaultValue, length, precision, scale, accuracy, foreignKeyOf } =
    field;
  return {
    ...common,
    type,
    allowNull: nullable,
    unique,
    index,
    primaryKey,
    autoIncrement,
    ...defined({ defaultValue, length, precision, scale, accuracy, foreignKeyOf }),
    ...(isOneOf(ID_TYPES, type) ? { autoFill: field.generator !== undefined } : {}),
    ...(type === 'password' ? { hidden: true } : {}),
    ...(foreignKeyOf === undefined ? {} : { isForeignKey: true }),
  };
}

function presentRelation(
  { type, target, foreignKey, onDelete, through }: RelationField,
  collection: Collection,
  find: FindCollection,
): JsonObject {
  const targetKey = defined({ targetKey: find(target)?.primaryKey.name });
  const sourceKey = collection.primaryKey.name;
  if (through) return { type, target, through: through.name, foreignKey, otherKey: through.otherKey, sourceKey, ...targetKey };
  return type === 'belongsTo' ? { type, target, foreignKey, onDelete, ...targetKey } : { type, target, foreignKey, onDelete, sourceKey };
}

function isAudited(collection: Collection, column: string): boolean {
  const field = collection.fields.get(column);
  return field?.kind === 'column' && field.autoFill !== undefined;
}
