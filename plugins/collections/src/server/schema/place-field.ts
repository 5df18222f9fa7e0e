import { AppError, type Collection } from '@mortise/shared';
import { MAX_FIELDS } from '../definitions/parse-collection';
import type { StoredField } from '../definitions/stored-definition';
import { addForeignKey } from './foreign-keys';
import { keyColumnFor } from './key-columns';
import { completeRelation } from './relations';
import { type Editing, putTable, readStored } from './schema-scope';
import { ensureThrough } from './through';

/**
 * Adds a field to a collection, with everything it brings: its column, the foreign key a hasOne or hasMany needs in its target, the
 * through collection of a belongsToMany. Answers the field as it is stored.
 * @throws AppError NAME_TAKEN, DEFINITION_INVALID, OPTION_UNSUPPORTED, COLUMN_CHANGE_REFUSED, COLLECTION_NOT_FOUND, RECORD_PROTECTED
 */
export async function placeField(name: string, wanted: StoredField, editing: Editing): Promise<StoredField> {
  const { scope, edit } = editing;
  const stored = await readStored(name, scope, edit);
  if (stored.fields.length >= MAX_FIELDS)
    throw new AppError('DEFINITION_INVALID', { collection: name, expected: `at most ${MAX_FIELDS} fields`, received: MAX_FIELDS + 1 });
  requireNewName(wanted.name, edit.find(name));
  const next = { ...stored, fields: [...stored.fields, wanted] };
  const field = completeRelation(wanted, next, (other) => edit.find(other));
  await scope.store.putField(name, field, edit.transaction);
  const key = keyColumnFor(field, next);
  if (key) await addForeignKey(key, editing);
  if (field.type === 'belongsToMany') await ensureThrough(field, next, editing);
  await putTable(await readStored(name, scope, edit), edit);
  return field;
}

/** @throws AppError NAME_TAKEN also for names that differ only in case */
export function requireNewName(name: string, collection: Collection | undefined): void {
  const lower = name.toLowerCase();
  const taken = [...(collection?.fields.keys() ?? [])].some((other) => other.toLowerCase() === lower);
  if (taken) throw new AppError('NAME_TAKEN', { what: 'field', name, collection: collection?.name });
}
