import type { SchemaEdit } from '@mortise/plugin-api/server';
import { AppError, type Collection, type Field, type JsonObject } from '@mortise/shared';
import { defined } from '../definitions/defined';
import { MAX_FIELDS } from '../definitions/parse-collection';
import { parseField } from '../definitions/parse-field';
import { presentField } from '../definitions/present-collection';
import { asPreset, displayOf } from '../definitions/preset-display';
import { type FieldSettings, type StoredCollection, type StoredField, isAuditField } from '../definitions/stored-definition';
import { completeRelation, keyColumnFor, relationsUsing } from './relations';
import { type SchemaScope, addForeignKey, dropForeignKey, putTable, readStored } from './schema-scope';

/** Adds, changes and drops fields of user collections. Every change is one transaction over rows and tables. */
export class FieldEditor {
  readonly #scope: SchemaScope;

  constructor(scope: SchemaScope) {
    this.#scope = scope;
  }

  /** @throws AppError NAME_TAKEN, DEFINITION_INVALID, OPTION_UNSUPPORTED, COLUMN_CHANGE_REFUSED */
  async create(name: string, body: JsonObject): Promise<JsonObject> {
    const parsed = parseField(body);
    return this.#change(name, parsed.name, (stored, editing) => addField(parsed, stored, editing));
  }

  /** @throws AppError FIELD_CHANGE_UNSUPPORTED for a new name, type, key or target, and for a shorter length; COLUMN_CHANGE_REFUSED */
  async update(name: string, field: string, body: JsonObject): Promise<JsonObject> {
    return this.#change(name, field, async (stored, { scope, edit }) => {
      const collection = scope.collections.get(name);
      const shown = presentField(requireField(collection, field), collection, (other) => edit.find(other));
      const known = stored.fields.find((other) => other.name === field);
      const next = changedField(known ?? { name: field, type: 'display', settings: {}, options: {} }, shown, body);
      await scope.store.putField(name, next, edit.transaction);
      return { ...stored, fields: known ? stored.fields.map((other) => (other === known ? next : other)) : [...stored.fields, next] };
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

interface Editing {
  readonly scope: SchemaScope;
  readonly edit: SchemaEdit;
}

async function addField(parsed: StoredField, stored: StoredCollection, { scope, edit }: Editing): Promise<StoredCollection> {
  if (stored.fields.length >= MAX_FIELDS) {
    throw new AppError('DEFINITION_INVALID', {
      collection: stored.name,
      expected: `at most ${MAX_FIELDS} fields`,
      received: MAX_FIELDS + 1,
    });
  }
  requireNewName(parsed.name, scope.collections.get(stored.name));
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
  const field = completeRelation(parsed, { ...stored, fields: [...stored.fields, parsed] }, (name) => edit.find(name));
  await scope.store.putField(stored.name, field, edit.transaction);
  return addKeyColumn(field, { ...stored, fields: [...stored.fields, field] }, { scope, edit });
}

/** Brings the column a new hasMany needs, here or in its target. */
async function addKeyColumn(field: StoredField, stored: StoredCollection, { scope, edit }: Editing): Promise<StoredCollection> {
  const key = keyColumnFor(field, stored);
  if (key && key.target !== stored.name) await addForeignKey(key, scope, edit);
  if (key?.target !== stored.name || scope.collections.get(stored.name).fields.has(key.field.name)) return stored;
  await scope.store.putField(stored.name, key.field, edit.transaction);
  return { ...stored, fields: [...stored.fields, key.field] };
}

type Setting = keyof FieldSettings;
/** Settings a field keeps for life; those of fields the platform makes are all fixed. */
const FIXED: readonly Setting[] = ['primaryKey', 'autoIncrement', 'precision', 'scale', 'target', 'foreignKey', 'onDelete'];
const CHANGEABLE: readonly Setting[] = ['allowNull', 'unique', 'index', 'defaultValue', 'length'];

/**
 * A stored field after an update; `shown` is the field as clients know it, which they may send back whole.
 * @throws AppError FIELD_CHANGE_UNSUPPORTED
 */
export function changedField(known: StoredField, shown: JsonObject, body: JsonObject): StoredField {
  const before = parseField(shown);
  const after = parseField({ ...shown, ...body });
  if (after.name !== known.name) throw unsupported(known, 'name');
  if (after.type !== before.type) throw unsupported(known, 'type');
  const fixed = known.type === 'display' ? [...FIXED, ...CHANGEABLE] : FIXED;
  const changed = fixed.find((option) => after.settings[option] !== before.settings[option]);
  if (changed !== undefined) throw unsupported(known, changed);
  if ((after.settings.length ?? 0) < (before.settings.length ?? 0)) throw unsupported(known, 'length can only grow');
  if (known.type === 'display') return displayOf(after);
  const changes = Object.fromEntries(CHANGEABLE.map((option) => [option, after.settings[option]]));
  return { ...after, settings: defined({ ...known.settings, ...changes }) };
}

function unsupported(field: StoredField, what: string): AppError {
  return new AppError('FIELD_CHANGE_UNSUPPORTED', { field: field.name, what });
}

async function destroyField(name: string, fieldName: string, { scope, edit }: Editing): Promise<void> {
  const stored = await readStored(name, scope, edit);
  const collection = edit.find(name) ?? scope.collections.get(name);
  const field = requireField(collection, fieldName);
  requireUnused(field, collection, scope);
  const known = stored.fields.find((other) => other.name === fieldName);
  const fields = stored.fields.filter((other) => other !== known);
  const settings = isAuditField(fieldName) ? { ...stored.settings, [fieldName]: false } : stored.settings;
  const next = { ...stored, settings, fields };
  if (settings !== stored.settings) await scope.store.update(next, edit.transaction);
  await scope.store.removeField(name, fieldName, edit.transaction);
  await putTable(next, edit);
  if (known?.type === 'hasMany') await dropForeignKey(known, name, { scope, edit });
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

function requireNewName(name: string, collection: Collection): void {
  const lower = name.toLowerCase();
  const taken = [...collection.fields.keys()].some((other) => other.toLowerCase() === lower);
  if (taken) throw new AppError('NAME_TAKEN', { what: 'field', name, collection: collection.name });
}

/** @throws AppError RECORD_NOT_FOUND */
function requireField(collection: Collection, name: string): Field {
  const field = collection.fields.get(name);
  if (!field) throw new AppError('RECORD_NOT_FOUND', { collection: collection.name, field: name });
  return field;
}
