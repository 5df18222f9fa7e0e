import { AppError, type Collection, type Field, type JsonObject } from '@mortise/shared';
import { defined } from '../definitions/defined';
import { readFieldType } from '../definitions/field-types';
import { parseField } from '../definitions/parse-field';
import { presentField } from '../definitions/present-collection';
import { asPreset, displayOf } from '../definitions/preset-display';
import { readName } from '../definitions/read-name';
import {
  type FieldSettings,
  type StoredCollection,
  type StoredField,
  isAuditField,
  isRelationType,
} from '../definitions/stored-definition';
import { requireFieldForView, requireOwnField } from '../views/edit-view';
import { bodyAfter } from './body-after';
import { dropForeignKey } from './foreign-keys';
import { placeField, requireNewName } from './place-field';
import { relationsUsing } from './relations';
import { renameField } from './rename/rename';
import { readReverse, withUnique } from './reverse-field';
import { type Editing, type SchemaScope, putTable, readStored } from './schema-scope';
import { dropThrough } from './through';

/** Adds, changes and drops fields of user collections. Every change is one transaction over rows and tables. */
export class FieldEditor {
  readonly #scope: SchemaScope;

  constructor(scope: SchemaScope) {
    this.#scope = scope;
  }

  /** @throws AppError NAME_TAKEN, DEFINITION_INVALID, OPTION_UNSUPPORTED, COLUMN_CHANGE_REFUSED */
  async create(name: string, body: JsonObject): Promise<JsonObject> {
    const { name: field } = parseField(body);
    return this.#change(name, field, (stored, editing) => addField(body, stored, editing));
  }

  /**
   * Changes a field; with another type its values are converted, with another name everything that names it follows.
   * @throws AppError NAME_TAKEN, NAME_INVALID; FIELD_CHANGE_UNSUPPORTED for a new name of what the platform makes, a new key or target and for types that do not become one another;
   * COLUMN_CHANGE_REFUSED when rows do not fit
   */
  async update(name: string, field: string, body: JsonObject): Promise<JsonObject> {
    const to = readName('field', body['name'] ?? field);
    const { name: _name, ...changes } = body;
    return this.#change(name, to, async (stored, editing) => {
      const isChanged = to === field || Object.keys(changes).length > 0;
      const next = isChanged ? await changeField(stored, field, { body: changes, ...editing }) : stored;
      if (to === field) return next;
      // Last, so that a plan can ask the rows for what they hold under the name they have.
      await putTable(next, editing.edit);
      await renameField({ kind: 'field', collection: name, from: field, to }, editing);
      return readStored(name, editing.scope, editing.edit);
    });
  }

  /**
   * Drops columns with their values.
   * @throws AppError FIELD_IN_USE, RECORD_NOT_FOUND
   */
  async destroy(name: string, fields: ReadonlySet<string>): Promise<void> {
    const scope = this.#scope;
    await scope.schemaEditor.change(async (edit) => {
      for (const field of fields) await destroyField(name, field, { scope, edit });
    });
  }

  /** Runs one change of a collection's fields and shows the named field afterwards. */
  async #change(
    name: string,
    field: string,
    work: (stored: StoredCollection, editing: Editing) => Promise<StoredCollection>,
  ): Promise<JsonObject> {
    const scope = this.#scope;
    return scope.schemaEditor.change(async (edit) => {
      const stored = await readStored(name, scope, edit);
      const collection = await putTable(await work(stored, { scope, edit }), edit);
      return presentField(requireField(collection, field), collection, (other) => edit.find(other));
    });
  }
}

async function addField(body: JsonObject, stored: StoredCollection, editing: Editing): Promise<StoredCollection> {
  const { scope, edit } = editing;
  const parsed = parseField(body);
  requireNewName(parsed.name, scope.collections.get(stored.name));
  requireFieldForView(parsed, scope.collections.get(stored.name), (name) => edit.find(name));
  const preset = asPreset(parsed);
  if (parsed.settings.primaryKey === true || preset?.preset === 'id') {
    throw new AppError('FIELD_CHANGE_UNSUPPORTED', { field: parsed.name, what: 'a second primary key' });
  }
  if (preset) {
    const next = { ...stored, settings: { ...stored.settings, [preset.preset]: true }, fields: [...stored.fields, preset.field] };
    await scope.store.update(next, edit.transaction);
    await scope.store.putField(stored.name, preset.field, edit.transaction);
    return next;
  }
  const field = await placeField(stored.name, withUnique(parsed, body), editing);
  const reverse = readReverse(body, field, stored.name);
  if (reverse) await placeField(field.settings.target ?? '', reverse, editing);
  return readStored(stored.name, scope, edit);
}

async function changeField(
  stored: StoredCollection,
  field: string,
  { body, scope, edit }: Editing & { readonly body: JsonObject },
): Promise<StoredCollection> {
  const collection = scope.collections.get(stored.name);
  const shown = presentField(requireField(collection, field), collection, (other) => edit.find(other));
  const known = stored.fields.find((other) => other.name === field);
  const next = stored.settings.view && known ? changedDisplay(known, shown, body) : changedField(known ?? undeclared(field), shown, body);
  await scope.store.putField(stored.name, next, edit.transaction);
  return { ...stored, fields: known ? stored.fields.map((other) => (other === known ? next : other)) : [...stored.fields, next] };
}

/** A field the platform makes, before anybody gave it texts. */
const undeclared = (name: string): StoredField => ({ name, type: 'display', settings: {}, options: {} });

/** What a column of a view holds follows from its query; how it is shown does not. */
function changedDisplay(known: StoredField, shown: JsonObject, body: JsonObject): StoredField {
  const { type, settings } = known;
  return { ...changedField({ ...known, type: 'display' }, shown, body), type, settings };
}

type Setting = keyof FieldSettings;
/** Settings a field keeps for life; those of fields the platform makes are all fixed. */
const FIXED: readonly Setting[] = ['primaryKey', 'autoIncrement', 'target', 'foreignKey', 'onDelete', 'through', 'otherKey'];
const CHANGEABLE: readonly Setting[] = [
  'allowNull',
  'unique',
  'index',
  'autoFill',
  'defaultValue',
  'length',
  'precision',
  'scale',
  'accuracy',
];

/**
 * A stored field after an update; `shown` is the field as clients know it, which they may send back whole.
 * @throws AppError FIELD_CHANGE_UNSUPPORTED
 */
export function changedField(known: StoredField, shown: JsonObject, body: JsonObject): StoredField {
  const before = parseField(shown);
  requireSameKind(known, before.type, readFieldType({ ...shown, ...body }, known.name));
  const after = parseField(bodyAfter(before, shown, body));
  const fixed = known.type === 'display' ? [...FIXED, ...CHANGEABLE] : FIXED;
  const changed = fixed.find((option) => after.settings[option] !== before.settings[option]);
  if (changed !== undefined) throw unsupported(known, changed);
  if (known.type === 'display') return displayOf(after);
  const changes = isRelationType(known.type) ? {} : Object.fromEntries(CHANGEABLE.map((option) => [option, after.settings[option]]));
  return { ...after, settings: defined({ ...known.settings, ...changes }) };
}

/** Keys are referred to, and relations have no values of their own. */
function requireSameKind(known: StoredField, from: string, to: string): void {
  const { primaryKey, references } = known.settings;
  const isColumn = (type: string): boolean => type !== 'display' && !isRelationType(type);
  if (from === to || (isColumn(known.type) && isColumn(to) && primaryKey !== true && !references)) return;
  throw unsupported(known, `type ${from} to ${to}: only columns that hold no keys change their type`);
}

function unsupported(field: StoredField, what: string): AppError {
  return new AppError('FIELD_CHANGE_UNSUPPORTED', { field: field.name, what });
}

async function destroyField(name: string, fieldName: string, { scope, edit }: Editing): Promise<void> {
  const stored = await readStored(name, scope, edit);
  const collection = edit.find(name) ?? scope.collections.get(name);
  const field = requireField(collection, fieldName);
  requireOwnField(fieldName, stored);
  requireUnused(field, collection, scope);
  const known = stored.fields.find((other) => other.name === fieldName);
  const fields = stored.fields.filter((other) => other !== known);
  const settings = isAuditField(fieldName) ? { ...stored.settings, [fieldName]: false } : stored.settings;
  const next = { ...stored, settings, fields };
  if (settings !== stored.settings) await scope.store.update(next, edit.transaction);
  await scope.store.removeField(name, fieldName, edit.transaction);
  await putTable(next, edit);
  if (known?.type === 'hasOne' || known?.type === 'hasMany') await dropForeignKey(known, name, { scope, edit });
  if (known?.type === 'belongsToMany') await dropThrough(known, name, { scope, edit });
}

/** A column goes only when nothing needs it; a belongsTo takes its generated column along. */
function requireUnused(field: Field, collection: Collection, scope: SchemaScope): void {
  if (field.kind === 'column' && field.primaryKey) throw new AppError('FIELD_IN_USE', { field: field.name, usedBy: 'primary key' });
  const column = field.kind === 'column' ? field.name : field.type === 'belongsTo' ? field.foreignKey : undefined;
  if (column === undefined) return;
  const goesAlong = field.kind === 'column' || isGenerated(collection, column, field.name);
  const users = relationsUsing(column, collection, scope.collections.snapshot()).filter(
    (user) => user.collection.name !== collection.name || user.field.name !== field.name,
  );
  const [user] = users;
  if (goesAlong && user) throw new AppError('FIELD_IN_USE', { field: field.name, usedBy: `${user.collection.name}.${user.field.name}` });
}

function isGenerated(collection: Collection, column: string, relation: string): boolean {
  const field = collection.fields.get(column);
  return field?.kind === 'column' && field.foreignKeyOf === relation;
}

/** @throws AppError RECORD_NOT_FOUND */
function requireField(collection: Collection, name: string): Field {
  const field = collection.fields.get(name);
  if (!field) throw new AppError('RECORD_NOT_FOUND', { collection: collection.name, field: name });
  return field;
}
