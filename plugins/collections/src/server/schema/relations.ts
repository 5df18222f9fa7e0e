import { AppError, type Collection, type ColumnType, type RelationField, type SchemaSnapshot } from '@mortise/shared';
import type { FindCollection } from '../definitions/present-collection';
import type { ParsedCollection, StoredField } from '../definitions/stored-definition';

/** A relation and the collection it belongs to. */
export interface PlacedRelation {
  readonly collection: Collection;
  readonly field: RelationField;
}

/** A foreign key column that a hasMany needs in the collection it leads to. */
export interface MissingKey {
  readonly target: string;
  readonly field: StoredField;
}

/**
 * Fills in what the relations of a definition leave open: foreign key names and the types of foreign keys.
 * @throws AppError OPTION_UNSUPPORTED for relations to anything but a primary key, DEFINITION_INVALID for keys of different types
 */
export function completeRelations(parsed: ParsedCollection, find: FindCollection): ParsedCollection {
  return { ...parsed, fields: parsed.fields.map((field) => completeRelation(field, parsed, find)) };
}

export function completeRelation(field: StoredField, parsed: ParsedCollection, find: FindCollection): StoredField {
  if (field.type !== 'belongsTo' && field.type !== 'hasMany') return field;
  const { target = '', referredKey } = field.settings;
  const referred = field.type === 'hasMany' ? keyOf(parsed) : target === parsed.name ? keyOf(parsed) : keyOfCollection(find(target));
  if (referredKey !== undefined && referredKey !== (referred?.name ?? 'id')) {
    throw new AppError('OPTION_UNSUPPORTED', {
      field: field.name,
      option: field.type === 'hasMany' ? 'sourceKey' : 'targetKey',
      received: referredKey,
    });
  }
  if (field.type === 'hasMany') {
    const foreignKey = field.settings.foreignKey ?? keyOfReverse(parsed, target, find) ?? `${parsed.name}Id`;
    return { ...field, settings: { ...field.settings, foreignKey } };
  }
  const foreignKey = field.settings.foreignKey ?? `${field.name}Id`;
  const declared = parsed.fields.find(({ name }) => name === foreignKey);
  if (declared && referred) requireSameType(declared.type, referred.type, { field: field.name, foreignKey });
  return { ...field, settings: { ...field.settings, foreignKey, foreignKeyType: referred?.type ?? 'bigInt' } };
}

/** @throws AppError DEFINITION_INVALID unless a column of one type can hold keys of the other */
export function requireSameType(held: string, referred: string, place: { field: string; foreignKey: string }): void {
  const counted = ['integer', 'bigInt'];
  if (held === referred || (counted.includes(held) && counted.includes(referred))) return;
  throw new AppError('DEFINITION_INVALID', {
    ...place,
    option: 'type',
    expected: `${referred}, the type of the key it refers to`,
    received: held,
  });
}

/** The column that the hasMany fields of a definition need in their targets. */
export function keyColumnFor(field: StoredField, parsed: ParsedCollection): MissingKey | undefined {
  const { target, foreignKey } = field.settings;
  if (field.type !== 'hasMany' || target === undefined || foreignKey === undefined) return undefined;
  return { target, field: foreignKeyColumn(foreignKey, keyOf(parsed).type, `${parsed.name}.${field.name}`) };
}

/** Columns that relations of others have been waiting for in a collection that is only now made. */
export function awaitedKeys(parsed: ParsedCollection, schema: SchemaSnapshot): StoredField[] {
  const present = new Set(
    parsed.fields.flatMap((field) => [field.name, field.type === 'belongsTo' ? field.settings.foreignKey : undefined]),
  );
  const awaited = new Map<string, StoredField>();
  for (const { collection, field } of relationsTo(parsed.name, schema)) {
    if (field.type === 'hasMany' && !present.has(field.foreignKey)) {
      awaited.set(field.foreignKey, foreignKeyColumn(field.foreignKey, collection.primaryKey.type, `${collection.name}.${field.name}`));
    }
  }
  return [...awaited.values()];
}

/** All relations that lead to a collection, its own included. */
export function relationsTo(target: string, schema: SchemaSnapshot): PlacedRelation[] {
  const relations: PlacedRelation[] = [];
  for (const collection of schema.collections.values()) {
    for (const field of collection.fields.values()) {
      if (field.kind === 'relation' && field.target === target) relations.push({ collection, field });
    }
  }
  return relations;
}

/** The relations that need a column: belongsTo of the collection itself, hasMany that lead to it. */
export function relationsUsing(column: string, collection: Collection, schema: SchemaSnapshot): PlacedRelation[] {
  const own = [...collection.fields.values()].filter(
    (field): field is RelationField => field.kind === 'relation' && field.type === 'belongsTo',
  );
  const incoming = relationsTo(collection.name, schema).filter(({ field }) => field.type === 'hasMany');
  return [...own.map((field) => ({ collection, field })), ...incoming].filter(({ field }) => field.foreignKey === column);
}

function foreignKeyColumn(name: string, type: ColumnType, generatedBy: string): StoredField {
  return { name, type, settings: { index: true, generatedBy }, options: {} };
}

/** The foreign key of the one belongsTo that leads back. */
function keyOfReverse(parsed: ParsedCollection, target: string, find: FindCollection): string | undefined {
  const keys = target === parsed.name ? ownReverseKeys(parsed) : reverseKeys(find(target), parsed.name);
  return keys.length === 1 ? keys[0] : undefined;
}

function ownReverseKeys({ name: self, fields }: ParsedCollection): string[] {
  return fields
    .filter(({ type, settings }) => type === 'belongsTo' && settings.target === self)
    .map(({ name, settings }) => settings.foreignKey ?? `${name}Id`);
}

function reverseKeys(target: Collection | undefined, source: string): string[] {
  const fields = [...(target?.fields.values() ?? [])];
  return fields.flatMap((field) =>
    field.kind === 'relation' && field.type === 'belongsTo' && field.target === source ? [field.foreignKey] : [],
  );
}

interface ReferredKey {
  readonly name: string;
  readonly type: ColumnType;
}

function keyOfCollection(collection: Collection | undefined): ReferredKey | undefined {
  return collection && { name: collection.primaryKey.name, type: collection.primaryKey.type };
}

function keyOf(parsed: ParsedCollection): ReferredKey {
  const declared = parsed.fields.find(({ settings }) => settings.primaryKey === true);
  return { name: declared?.name ?? 'id', type: (declared?.type as ColumnType | undefined) ?? 'bigInt' };
}
