import { AppError, type SchemaSnapshot } from '@mortise/shared';
import type { ParsedCollection, StoredCollection, StoredField } from '../definitions/stored-definition';
import { keptColumn, withField } from './foreign-keys';
import { pairColumns } from './key-columns';
import { requireSameType } from './key-types';
import { relationsThrough } from './relations';
import { type Editing, putTable, readStored } from './schema-scope';

/**
 * Makes the through collection of a belongsToMany, or gives an existing one the columns and the unique pair it lacks. Other columns of it
 * are its author's business.
 * @throws AppError NAME_RESERVED, OPTION_UNSUPPORTED for one that is declared in code or a view, DEFINITION_INVALID, COLUMN_CHANGE_REFUSED for rows
 * that stand against it
 */
export async function ensureThrough(field: StoredField, source: ParsedCollection, { scope, edit }: Editing): Promise<void> {
  const { through = '', foreignKey = '', otherKey = '' } = field.settings;
  const columns = pairColumns(field, source, (name) => edit.find(name));
  const existing = edit.find(through);
  if (!existing) {
    if (scope.isReserved(through)) throw new AppError('NAME_RESERVED', { what: 'collection', name: through });
    const made = newThrough(through, columns, `${source.name}.${field.name}`);
    await putTable(await scope.store.insert(made, edit.transaction), edit);
    return;
  }
  if (existing.owner !== undefined || existing.view)
    throw new AppError('OPTION_UNSUPPORTED', { field: field.name, option: 'through', expected: 'a collection made by users' });
  let stored = await readStored(through, scope, edit);
  for (const column of columns) {
    const present = existing.fields.get(column.name);
    if (present?.kind === 'column') requireSameType(present.type, column.type, { field: field.name, foreignKey: column.name });
    const changed = keptColumn(stored, column);
    if (!changed) continue;
    await scope.store.putField(through, changed, edit.transaction);
    stored = withField(stored, changed);
  }
  const paired = withPair(stored, [foreignKey, otherKey]);
  if (paired !== stored) await scope.store.update(paired, edit.transaction);
  await putTable(paired, edit);
}

function newThrough(name: string, fields: readonly StoredField[], generatedBy: string): ParsedCollection {
  const uniqueTogether = [fields.map((field) => field.name)];
  const audit = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
  return { name, settings: { autoGenId: true, ...audit, uniqueTogether, generatedBy }, options: { isThrough: true }, fields };
}

function withPair(stored: StoredCollection, pair: readonly string[]): StoredCollection {
  const { uniqueTogether = [] } = stored.settings;
  const isPair = (names: readonly string[]): boolean => names.length === 2 && pair.every((name) => names.includes(name));
  return uniqueTogether.some(isPair) ? stored : { ...stored, settings: { ...stored.settings, uniqueTogether: [...uniqueTogether, pair] } };
}

/** Drops a through collection that was made for a relation when the last belongsToMany that used it has gone, unless it holds more than pairs. */
export async function dropThrough(removed: StoredField, source: string, { scope, edit }: Editing): Promise<void> {
  const { through = '' } = removed.settings;
  const collection = edit.find(through);
  if (!collection || collection.owner !== undefined) return;
  const stored = await readStored(through, scope, edit);
  const others = relationsThrough(through, scope.collections.snapshot()).filter(
    (relation) =>
      edit.find(relation.collection.name) !== undefined && !(relation.collection.name === source && relation.field.name === removed.name),
  );
  const holdsMore = stored.fields.some(({ settings }) => settings.generatedBy === undefined);
  if (stored.settings.generatedBy === undefined || others.length > 0 || holdsMore) return;
  await scope.store.remove(through, edit.transaction);
  await edit.drop(through);
}

/** @throws AppError FIELD_IN_USE for a collection that holds the pairs of others which stay */
export function requireNoPairs(name: string, leaving: ReadonlySet<string>, schema: SchemaSnapshot): void {
  const user = relationsThrough(name, schema).find(({ collection }) => !leaving.has(collection.name));
  if (user) throw new AppError('FIELD_IN_USE', { field: name, usedBy: `${user.collection.name}.${user.field.name}` });
}
