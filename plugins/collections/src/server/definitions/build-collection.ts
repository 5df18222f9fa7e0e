import {
  AppError,
  type Collection,
  type CollectionDefinition,
  type CollectionView,
  type ColumnField,
  type ColumnType,
  type Field,
  type FieldDefinition,
  LIST_TYPES,
  isRelationDefinition,
  normalizeCollection,
} from '@mortise/shared';
import { toFieldDefinition } from './field-definition';
import { type StoredCollection, type StoredField, isRelationType } from './stored-definition';

/**
 * The collection a stored definition describes; `view` is what its query is for the database, where it has one.
 * @throws AppError NAME_INVALID, NAME_RESERVED, NAME_TAKEN, DEFINITION_INVALID
 */
export function buildCollection(stored: StoredCollection, view?: CollectionView): Collection {
  const { name, title, description, settings, options, sort, fields } = stored;
  const definition: CollectionDefinition = {
    name,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    options: { ...options, sort },
    ...settings,
    fields: columnsFirst(fields).map(toFieldDefinition).map(withoutMadeUpKeys(fields)),
  };
  const collection = withSoundScopes(normalizeCollection(definition));
  return layDisplay(view ? Object.freeze({ ...collection, view }) : collection, fields);
}

/** A column that holds keys of others makes up none. */
function withoutMadeUpKeys(fields: readonly StoredField[]): (definition: FieldDefinition) => FieldDefinition {
  const keys = new Set(fields.flatMap(({ type, settings }) => (type === 'belongsTo' && settings.foreignKey) || []));
  return (definition) =>
    keys.has(definition.name) && !isRelationDefinition(definition) && definition.primaryKey !== true
      ? { ...definition, autoFill: false }
      : definition;
}

/** Values of any length, or that cannot be compared, have no index to find the next number by. */
const NO_SCOPES: readonly ColumnType[] = ['text', 'json', ...LIST_TYPES, 'password'];

/** @throws AppError DEFINITION_INVALID for numbers per value of a column that is not there */
function withSoundScopes(collection: Collection): Collection {
  for (const { name, generator } of collection.columns) {
    const scope = generator?.kind === 'sort' ? generator.scopeKey : undefined;
    if (
      scope !== undefined &&
      !collection.columns.some((column) => column.name === scope && column.name !== name && !NO_SCOPES.includes(column.type))
    )
      throw new AppError('DEFINITION_INVALID', {
        field: name,
        option: 'scopeKey',
        expected: 'another column of the collection with short values',
        received: scope,
      });
  }
  return collection;
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
