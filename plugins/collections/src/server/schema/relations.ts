import { AppError, type Collection, type RelationField, type SchemaSnapshot } from '@mortise/shared';
import type { FindCollection } from '../definitions/present-collection';
import { type ParsedCollection, type StoredField, isRelationType } from '../definitions/stored-definition';
import { keyOf, keyOfCollection, requireSameType } from './key-types';
import { completeThrough } from './through-names';

/** A relation and the collection it belongs to. */
export interface PlacedRelation {
  readonly collection: Collection;
  readonly field: RelationField;
}

/**
 * Fills in what the relations of a definition leave open: the names of foreign keys and through collections, the types of foreign keys.
 * @throws AppError OPTION_UNSUPPORTED for relations to anything but a primary key, DEFINITION_INVALID for keys of different types
 */
export function completeRelations(parsed: ParsedCollection, find: FindCollection): ParsedCollection {
  return { ...parsed, fields: parsed.fields.map((field) => completeRelation(field, parsed, find)) };
}

export function completeRelation(field: StoredField, parsed: ParsedCollection, find: FindCollection): StoredField {
  if (!isRelationType(field.type)) return field;
  const { target = '', referredKey, targetKey } = field.settings;
  const ofTarget = target === parsed.name ? keyOf(parsed) : keyOfCollection(find(target));
  if (field.type === 'belongsTo') {
    requireKey(field, { option: 'targetKey', wanted: referredKey, key: ofTarget?.name });
    return completeBelongsTo(field, parsed, ofTarget?.type);
  }
  requireKey(field, { option: 'sourceKey', wanted: referredKey, key: keyOf(parsed).name });
  requireKey(field, { option: 'targetKey', wanted: targetKey, key: ofTarget?.name });
  return field.type === 'belongsToMany' ? completeThrough(field, parsed, find) : completeHas(field, parsed, find);
}

function completeBelongsTo(field: StoredField, parsed: ParsedCollection, referredType: string | undefined): StoredField {
  const foreignKey = field.settings.foreignKey ?? `${field.name}Id`;
  const declared = parsed.fields.find(({ name, type }) => name === foreignKey && !isRelationType(type));
  if (declared && referredType !== undefined) requireSameType(declared.type, referredType, { field: field.name, foreignKey });
  // What the other side's relation asked for holds on, unless this one says otherwise.
  const onDelete = field.settings.onDelete ?? declared?.settings.references?.onDelete;
  const foreignKeyType = (referredType ?? 'bigInt') as NonNullable<StoredField['settings']['foreignKeyType']>;
  return { ...field, settings: { ...field.settings, foreignKey, foreignKeyType, ...(onDelete === undefined ? {} : { onDelete }) } };
}

/** hasOne and hasMany: by the column of the belongsTo that leads back, if there is just one. */
function completeHas(field: StoredField, parsed: ParsedCollection, find: FindCollection): StoredField {
  const { target = '', foreignKey: given } = field.settings;
  const reverse = target === parsed.name ? ownBelongsTo(parsed) : belongsToOf(find(target), parsed.name);
  const [only] = reverse;
  const foreignKey = given ?? (reverse.length === 1 ? only?.foreignKey : undefined) ?? `${parsed.name}Id`;
  const decided = reverse.find((other) => other.foreignKey === foreignKey)?.onDelete;
  const { onDelete = decided } = field.settings;
  if (decided !== undefined && onDelete !== decided) {
    throw new AppError('DEFINITION_INVALID', { field: field.name, option: 'onDelete', expected: decided, received: onDelete });
  }
  return { ...field, settings: { ...field.settings, foreignKey, ...(onDelete === undefined ? {} : { onDelete }) } };
}

function requireKey(
  field: StoredField,
  { option, wanted, key = 'id' }: { option: string; wanted: string | undefined; key: string | undefined },
): void {
  if (wanted !== undefined && wanted !== key) throw new AppError('OPTION_UNSUPPORTED', { field: field.name, option, received: wanted });
}

interface ReverseKey {
  readonly foreignKey: string;
  readonly onDelete: RelationField['onDelete'];
}

function ownBelongsTo({ name: self, fields }: ParsedCollection): ReverseKey[] {
  return fields
    .filter(({ type, settings }) => type === 'belongsTo' && settings.target === self)
    .map(({ name, settings }) => ({ foreignKey: settings.foreignKey ?? `${name}Id`, onDelete: settings.onDelete ?? 'SET NULL' }));
}

function belongsToOf(target: Collection | undefined, source: string): ReverseKey[] {
  const fields = [...(target?.fields.values() ?? [])];
  return fields.flatMap((field) => (field.kind === 'relation' && field.type === 'belongsTo' && field.target === source ? [field] : []));
}

/** All relations that lead to a collection, its own included. */
export function relationsTo(target: string, schema: SchemaSnapshot): PlacedRelation[] {
  return allRelations(schema).filter(({ field }) => field.target === target);
}

/** All relations whose pairs a collection holds. */
export function relationsThrough(name: string, schema: SchemaSnapshot): PlacedRelation[] {
  return allRelations(schema).filter(({ field }) => field.through?.name === name);
}

/** The relations that need a column: belongsTo of the collection itself, hasOne and hasMany that lead to it, pairs it holds. */
export function relationsUsing(column: string, collection: Collection, schema: SchemaSnapshot): PlacedRelation[] {
  const own = [...collection.fields.values()].filter(
    (field): field is RelationField => field.kind === 'relation' && field.type === 'belongsTo',
  );
  const incoming = relationsTo(collection.name, schema).filter(({ field }) => field.type === 'hasOne' || field.type === 'hasMany');
  const byKey = [...own.map((field) => ({ collection, field })), ...incoming].filter(({ field }) => field.foreignKey === column);
  const pairs = relationsThrough(collection.name, schema);
  return [...byKey, ...pairs.filter(({ field }) => field.foreignKey === column || field.through?.otherKey === column)];
}

/** Collections never change, and each schema change asks all of them. */
const relationsOf = new WeakMap<Collection, readonly PlacedRelation[]>();

function allRelations(schema: SchemaSnapshot): PlacedRelation[] {
  return [...schema.collections.values()].flatMap((collection) => {
    const relations = relationsOf.get(collection) ?? findRelations(collection);
    relationsOf.set(collection, relations);
    return relations;
  });
}

function findRelations(collection: Collection): readonly PlacedRelation[] {
  return [...collection.fields.values()].flatMap((field) => (field.kind === 'relation' ? [{ collection, field }] : []));
}
