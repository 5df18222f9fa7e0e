import type { ColumnType, OnDelete, SchemaSnapshot } from '@mortise/shared';
import type { FindCollection } from '../definitions/present-collection';
import type { ParsedCollection, StoredField } from '../definitions/stored-definition';
import { keyOf, keyOfCollection } from './key-types';
import { relationsTo } from './relations';

/** A foreign key column that a relation needs in another collection. */
export interface MissingKey {
  readonly target: string;
  readonly field: StoredField;
}

/** The column that a hasOne or hasMany needs in its target. */
export function keyColumnFor(field: StoredField, parsed: ParsedCollection): MissingKey | undefined {
  const { target, foreignKey, onDelete } = field.settings;
  const leadsBack = field.type === 'hasOne' || field.type === 'hasMany';
  if (!leadsBack || target === undefined || foreignKey === undefined) return undefined;
  const column = keyColumn(foreignKey, keyOf(parsed).type, { source: parsed.name, field: field.name, onDelete });
  return { target, field: field.type === 'hasOne' ? { ...column, settings: { ...column.settings, unique: true } } : column };
}

/** Both columns that a belongsToMany needs in its through collection. */
export function pairColumns(field: StoredField, parsed: ParsedCollection, find: FindCollection): readonly StoredField[] {
  const { target = '', foreignKey = '', otherKey = '' } = field.settings;
  const ofTarget = target === parsed.name ? keyOf(parsed) : keyOfCollection(find(target));
  return [
    keyColumn(foreignKey, keyOf(parsed).type, { source: parsed.name, field: field.name, onDelete: 'CASCADE' }),
    keyColumn(otherKey, ofTarget?.type ?? 'bigInt', { source: target, field: field.name, onDelete: 'CASCADE', by: parsed.name }),
  ];
}

/** Columns that relations of others have been waiting for in a collection that is only now made. */
export function awaitedKeys(parsed: ParsedCollection, schema: SchemaSnapshot): StoredField[] {
  const present = new Set(
    parsed.fields.flatMap((field) => [field.name, field.type === 'belongsTo' ? field.settings.foreignKey : undefined]),
  );
  const awaited = new Map<string, StoredField>();
  for (const { collection, field } of relationsTo(parsed.name, schema)) {
    const leadsBack = field.type === 'hasOne' || field.type === 'hasMany';
    if (!leadsBack || present.has(field.foreignKey)) continue;
    const place = { source: collection.name, field: field.name, onDelete: field.onDelete };
    const column = keyColumn(field.foreignKey, collection.primaryKey.type, place);
    const unique = field.type === 'hasOne' ? { unique: true } : {};
    awaited.set(field.foreignKey, { ...column, settings: { ...column.settings, ...unique } });
  }
  return [...awaited.values()];
}

interface KeyPlace {
  readonly source: string;
  readonly field: string;
  readonly onDelete: OnDelete | undefined;
  /** Collection of the relation, unless it is the source. */
  readonly by?: string;
}

function keyColumn(name: string, type: ColumnType, { source, field, onDelete = 'SET NULL', by = source }: KeyPlace): StoredField {
  return { name, type, settings: { index: true, references: { target: source, onDelete }, generatedBy: `${by}.${field}` }, options: {} };
}
