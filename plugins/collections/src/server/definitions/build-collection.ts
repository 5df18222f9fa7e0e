import { type Collection, type CollectionDefinition, type ColumnField, type Field, normalizeCollection } from '@mortise/shared';
import { toFieldDefinition } from './field-definition';
import { type StoredCollection, type StoredField, isRelationType } from './stored-definition';

/**
 * The collection a stored definition describes.
 * @throws AppError NAME_INVALID, NAME_RESERVED, NAME_TAKEN, DEFINITION_INVALID
 */
export function buildCollection({ name, title, description, settings, options, sort, fields }: StoredCollection): Collection {
  const definition: CollectionDefinition = {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    options: { ...options, sort },
    ...settings,
    fields: columnsFirst(fields).map(toFieldDefinition),
  };
  return layDisplay(normalizeCollection(definition), fields);
}

/** A declared column must be known before the relation that uses it as its foreign key. */
function columnsFirst(fields: readonly StoredField[]): StoredField[] {
  const own = fields.filter(({ type }) => type !== 'display');
  return [...own.filter(({ type }) => !isRelationType(type)), ...own.filter(({ type }) => isRelationType(type))];
}

/** Lays titles and options over fields the platform made. */
function layDisplay(collection: Collection, stored: readonly StoredField[]): Collection {
  const displays = new Map(stored.filter(({ type }) => type === 'display').map((field) => [field.name, field]));
  if (displays.size === 0) return collection;
  const fields = new Map<string, Field>();
  for (const field of collection.fields.values()) fields.set(field.name, Object.freeze(overlay(field, displays.get(field.name))));
  const columns = [...fields.values()].filter((field): field is ColumnField => field.kind === 'column');
  const primaryKey = columns.find((column) => column.primaryKey) ?? collection.primaryKey;
  return Object.freeze({ ...collection, fields, columns, primaryKey });
}

function overlay<F extends Field>(field: F, display: StoredField | undefined): F {
  if (!display) return field;
  const { title, description, options } = display;
  return { ...field, ...(title === undefined ? {} : { title }), ...(description === undefined ? {} : { description }), options };
}
