import { isDeepStrictEqual } from 'node:util';
import { AppError, type Collection } from '@mortise/shared';
import { asPreset } from '../definitions/preset-display';
import { type ParsedCollection, type StoredCollection, type StoredField, isRelationType } from '../definitions/stored-definition';
import { relationsUsing } from '../schema/relations';
import { type Editing, putTable } from '../schema/schema-scope';
import { refreshFields } from './refresh-fields';
import { type ResolvedView, resolveView } from './resolve-view';
import type { RequireSight } from './view-sight';

/** Somebody's change of a view. */
export interface EditingView extends Editing {
  readonly requireSight: RequireSight;
}

/** Makes a view; nothing is made in the database but its description. */
export async function createView(parsed: ParsedCollection, { scope, edit, requireSight }: EditingView): Promise<Collection> {
  const { view } = parsed.settings;
  if (!view) throw new Error(`${parsed.name} is no view`);
  const { definition, fields, query } = resolveView(parsed.name, view, (name) => edit.find(name));
  await requireSight(query);
  const complete = { ...parsed, settings: { ...parsed.settings, view: definition }, fields };
  return putTable(await scope.store.insert(complete, edit.transaction), edit);
}

/**
 * The fields of a view after its query has changed; a table stays as it is.
 * @throws AppError FIELD_IN_USE when a relation needs a column that goes
 */
export async function withColumnsOfView(next: StoredCollection, editing: EditingView): Promise<StoredCollection> {
  const { view } = next.settings;
  if (!view) return next;
  const resolved = resolveView(next.name, view, (name) => editing.edit.find(name));
  requireUnused(next, resolved, editing);
  if (!isDeepStrictEqual(resolved.definition, editing.edit.find(next.name)?.view?.definition)) await editing.requireSight(resolved.query);
  return refreshFields(next, resolved, editing);
}

function requireUnused({ name }: StoredCollection, { fields }: ResolvedView, { scope, edit }: Editing): void {
  const before = edit.find(name);
  const stay = new Set(fields.map((field) => field.name));
  const gone = [...(before?.fields.values() ?? [])].filter((field) => field.kind === 'column' && !stay.has(field.name));
  for (const { name: column } of gone) {
    const [user] = before ? relationsUsing(column, before, scope.collections.snapshot()) : [];
    if (user) throw new AppError('FIELD_IN_USE', { field: column, usedBy: `${user.collection.name}.${user.field.name}` });
  }
}

/**
 * A view takes relations by columns that are there, and no other fields.
 * @throws AppError FIELD_CHANGE_UNSUPPORTED
 */
export function requireFieldForView(field: StoredField, collection: Collection, find: (name: string) => Collection | undefined): void {
  if (!collection.view) return;
  const { target = '', foreignKey = '' } = field.settings;
  const holder = field.type === 'belongsTo' ? collection : find(target);
  const isPossible = isRelationType(field.type) && field.type !== 'belongsToMany' && asPreset(field) === undefined;
  if (!isPossible || holder?.fields.get(foreignKey)?.kind !== 'column') throw columnsOfView(field.name);
}

/** @throws AppError FIELD_CHANGE_UNSUPPORTED for what the query of a view brings */
export function requireOwnField(field: string, { settings, fields }: StoredCollection): void {
  const isRelation = fields.some(({ name, type }) => name === field && isRelationType(type));
  if (settings.view && !isRelation) throw columnsOfView(field);
}

function columnsOfView(field: string): AppError {
  return new AppError('FIELD_CHANGE_UNSUPPORTED', {
    field,
    what: 'columns of a view come from its query ("view"), relations from columns that are there',
  });
}
