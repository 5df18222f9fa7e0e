import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@mortise/shared';
import { defined } from '../definitions/defined';
import { type StoredCollection, type StoredField, isRelationType } from '../definitions/stored-definition';
import type { Editing, SchemaScope } from '../schema/schema-scope';
import type { ResolvedView } from './resolve-view';

/** A change of the schema, and where descriptions are kept. */
export interface Keeping extends Pick<Editing, 'edit'> {
  readonly scope: Pick<SchemaScope, 'store'>;
}

/**
 * Brings the stored fields of a view up to its query. Texts somebody gave a field stay, and so do relations by columns that stay.
 * @throws AppError NAME_TAKEN when a column has the name of a relation of the view
 */
export async function refreshFields(
  stored: StoredCollection,
  { fields, definition }: ResolvedView,
  { scope, edit }: Keeping,
): Promise<StoredCollection> {
  const known = new Map(stored.fields.map((field) => [field.name, field]));
  const columns = fields.map((field) => merged(field, known.get(field.name)));
  const names = new Set(columns.map(({ name }) => name));
  const relations = stored.fields.filter(({ type }) => isRelationType(type));
  const doubled = relations.find(({ name }) => names.has(name));
  if (doubled) throw new AppError('NAME_TAKEN', { what: 'field', name: doubled.name });
  const gone = stored.fields.filter(({ name, type }) => !isRelationType(type) && !names.has(name));
  for (const { name } of gone) await scope.store.removeField(stored.name, name, edit.transaction);
  for (const field of columns)
    if (!isDeepStrictEqual(field, known.get(field.name))) await scope.store.putField(stored.name, field, edit.transaction);
  const next = { ...stored, settings: { ...stored.settings, view: definition }, fields: [...columns, ...relations] };
  if (!isDeepStrictEqual(definition, stored.settings.view)) await scope.store.update(next, edit.transaction);
  return next;
}

function merged(field: StoredField, known: StoredField | undefined): StoredField {
  if (!known) return field;
  if (known.type === field.type) return { ...known, settings: field.settings };
  return { ...field, ...defined({ title: known.title, description: known.description }) };
}
