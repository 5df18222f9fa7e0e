import { AppError, type ColumnReference } from '@mortise/shared';
import { type StoredCollection, type StoredField, isRelationType } from '../definitions/stored-definition';
import type { MissingKey } from './key-columns';
import { requireSameType } from './key-types';
import { relationsUsing } from './relations';
import { type Editing, putTable, readStored } from './schema-scope';

/**
 * Gives the target of a hasOne or hasMany the foreign key column it lacks, and has the database keep it to keys that exist. A target that
 * does not exist gets it when it is made.
 * @throws AppError OPTION_UNSUPPORTED when the target is declared in code or a view and lacks it, DEFINITION_INVALID when its column has another type
 */
export async function addForeignKey({ target: name, field }: MissingKey, { scope, edit }: Editing): Promise<void> {
  const target = edit.find(name);
  if (!target) return;
  const present = target.fields.get(field.name);
  const place = { field: field.settings.generatedBy ?? field.name, foreignKey: field.name };
  if (present?.kind === 'column') requireSameType(present.type, field.type, place);
  if (target.owner !== undefined || target.view) {
    const isUnique = field.settings.unique === true && !target.view;
    if (present?.kind === 'column' && (present.unique || !isUnique)) return;
    const expected = isUnique ? `a unique column of ${name}` : `a column of ${name}`;
    throw new AppError('OPTION_UNSUPPORTED', { ...place, option: 'foreignKey', expected });
  }
  const stored = await readStored(name, scope, edit);
  const changed = keptColumn(stored, field);
  if (!changed) return;
  await scope.store.putField(name, changed, edit.transaction);
  await putTable(withField(stored, changed), edit);
}

/** The column or belongsTo that keeps the key from now on; undefined when one does already. */
export function keptColumn({ fields }: StoredCollection, wanted: StoredField): StoredField | undefined {
  const declared = fields.find(({ name, type }) => name === wanted.name && type !== 'display' && !isRelationType(type));
  const owner = fields.find(({ type, settings }) => type === 'belongsTo' && settings.foreignKey === wanted.name);
  const known = declared ?? owner;
  // What the platform fills in (`createdById`) serves as it is.
  if (!known) return fields.some(({ name }) => name === wanted.name) || wanted.name.endsWith('ById') ? undefined : wanted;
  const references = owner ? undefined : (declared?.settings.references ?? suitable(wanted.settings.references, known));
  const unique = wanted.settings.unique === true ? true : known.settings.unique;
  if (references === known.settings.references && unique === known.settings.unique) return undefined;
  const added = { ...(references ? { references } : {}), ...(unique === undefined ? {} : { unique }) };
  return { ...known, settings: { ...known.settings, ...added } };
}

/** A column that must hold a key cannot be emptied when that key goes. */
function suitable(references: ColumnReference | undefined, { settings }: StoredField): ColumnReference | undefined {
  const isStuck = references?.onDelete === 'SET NULL' && settings.allowNull === false;
  return isStuck ? { ...references, onDelete: 'RESTRICT' } : references;
}

export function withField(stored: StoredCollection, field: StoredField): StoredCollection {
  const known = stored.fields.some(({ name }) => name === field.name);
  const fields = known ? stored.fields.map((other) => (other.name === field.name ? field : other)) : [...stored.fields, field];
  return { ...stored, fields };
}

/** Drops the foreign key column a removed hasOne or hasMany had brought, or lets go of it, unless another relation uses it. */
export async function dropForeignKey(removed: StoredField, source: string, { scope, edit }: Editing): Promise<void> {
  const { target: name = '', foreignKey = '' } = removed.settings;
  const target = edit.find(name);
  if (!target || target.owner !== undefined) return;
  const stored = await readStored(name, scope, edit);
  const column = stored.fields.find((field) => field.name === foreignKey && !isRelationType(field.type));
  const others = relationsUsing(foreignKey, target, scope.collections.snapshot()).filter(
    ({ collection, field }) => !(collection.name === source && field.name === removed.name),
  );
  if (!column || others.length > 0) return;
  if (column.settings.generatedBy === `${source}.${removed.name}`) {
    await scope.store.removeField(name, foreignKey, edit.transaction);
    await putTable({ ...stored, fields: stored.fields.filter((field) => field !== column) }, edit);
  } else if (column.settings.references) {
    const { references: _references, ...settings } = column.settings;
    await scope.store.putField(name, { ...column, settings }, edit.transaction);
    await putTable(withField(stored, { ...column, settings }), edit);
  }
}
