import { ADJACENCY_LIST, AppError, type Collection, type JsonObject, type SchemaSnapshot, isJsonObject } from '@mortise/shared';
import { defined } from '../definitions/defined';
import { parseCollection } from '../definitions/parse-collection';
import { presentCollection } from '../definitions/present-collection';
import { readName } from '../definitions/read-name';
import { AUDIT_FIELDS, type ParsedCollection, type StoredCollection, type StoredField } from '../definitions/stored-definition';
import { createView, withColumnsOfView } from '../views/edit-view';
import type { RequireSight } from '../views/view-sight';
import { addForeignKey } from './foreign-keys';
import { type MissingKey, awaitedKeys, keyColumnFor } from './key-columns';
import { requireSameType } from './key-types';
import { placeField } from './place-field';
import { completeRelations, relationsTo } from './relations';
import { renameCollection, requireFree } from './rename/rename';
import { readReverse, withUnique } from './reverse-field';
import { type Editing, type SchemaScope, putTable, readStored } from './schema-scope';
import { dropThrough, ensureThrough, requireNoPairs } from './through';

/** Makes, changes and drops user collections. Every change is one transaction over rows and tables. */
export class CollectionEditor {
  readonly #scope: SchemaScope;

  readonly #requireSight: RequireSight;

  /** `requireSight`: what the maker of a view may show. */
  constructor(scope: SchemaScope, requireSight: RequireSight) {
    this.#scope = scope;
    this.#requireSight = requireSight;
  }

  /** @throws AppError NAME_TAKEN, NAME_RESERVED, NAME_INVALID, DEFINITION_INVALID, OPTION_UNSUPPORTED */
  async create(body: JsonObject): Promise<Collection> {
    const scope = this.#scope;
    const parsed = parseCollection(body);
    const asked = fieldBodies(body);
    if (scope.isReserved(parsed.name)) throw new AppError('NAME_RESERVED', { what: 'collection', name: parsed.name });
    return scope.schemaEditor.change(async (edit) => {
      const snapshot = scope.collections.snapshot();
      requireFree(parsed.name, snapshot);
      if (parsed.settings.view) return createView(parsed, { scope, edit, requireSight: this.#requireSight });
      const { complete, keys } = completeDefinition(markUnique(parsed, asked), snapshot);
      requireKeyOption(body, complete);
      const collection = await putTable(await scope.store.insert(complete, edit.transaction), edit);
      requireAwaitedTypes(collection, snapshot);
      for (const key of keys) await addForeignKey(key, { scope, edit });
      for (const field of complete.fields) await finishRelation(field, { complete, body: asked.get(field.name) ?? {} }, { scope, edit });
      return edit.find(collection.name) ?? collection;
    });
  }

  /**
   * Changes texts, `maxPageSize` and options; the whole description may be sent back. With another name everything that names it follows.
   * @throws AppError NAME_TAKEN, NAME_INVALID, NAME_RESERVED, COLLECTION_NOT_FOUND, RECORD_PROTECTED, OPTION_UNSUPPORTED for anything else
   */
  async update(name: string, body: JsonObject): Promise<Collection> {
    const scope = this.#scope;
    const to = readName('collection', body['name'] ?? name);
    return scope.schemaEditor.change(async (edit) => {
      const stored = await readStored(name, scope, edit);
      const changed = changedCollection(stored, scope.collections.get(name), { ...body, name });
      const { uniqueTogether, generatedBy } = stored.settings;
      const settings = { ...changed.settings, ...defined({ uniqueTogether, generatedBy }) };
      const kept = { ...changed, settings, sort: stored.sort, fields: stored.fields };
      await scope.store.update(kept, edit.transaction);
      const next = await withColumnsOfView(kept, { scope, edit, requireSight: this.#requireSight });
      const collection = await putTable(next, edit);
      return to === name ? collection : renameCollection({ kind: 'collection', from: name, to }, { scope, edit });
    });
  }

  /**
   * Drops tables with their rows and descriptions.
   * @throws AppError COLLECTION_NOT_FOUND, RECORD_PROTECTED, FIELD_IN_USE for a collection that holds the pairs of a belongsToMany
   */
  async destroy(names: ReadonlySet<string>): Promise<void> {
    const scope = this.#scope;
    await scope.schemaEditor.change(async (edit) => {
      const pairs: { name: string; field: StoredField }[] = [];
      for (const name of names) {
        requireNoPairs(name, names, scope.collections.snapshot());
        const { fields } = await readStored(name, scope, edit);
        pairs.push(...fields.filter(({ type }) => type === 'belongsToMany').map((field) => ({ name, field })));
        await scope.store.remove(name, edit.transaction);
        await edit.drop(name);
      }
      for (const { name, field } of pairs) await dropThrough(field, name, { scope, edit });
    });
  }
}

function changedCollection(stored: StoredCollection, collection: Collection, body: JsonObject): ParsedCollection {
  if (body['fields'] !== undefined) throw new AppError('OPTION_UNSUPPORTED', { collection: stored.name, option: 'fields' });
  const shown = presentCollection(collection, () => undefined, false);
  const parsed = parseCollection({ ...shown, ...body });
  requireKeyOption(body, stored);
  if ((parsed.settings.view === undefined) !== (stored.settings.view === undefined))
    throw new AppError('OPTION_UNSUPPORTED', { collection: stored.name, option: 'view' });
  const changed = (['autoGenId', ...AUDIT_FIELDS] as const).find((option) => parsed.settings[option] !== stored.settings[option]);
  const made = (['tree', 'sortable'] as const).find((option) => isAsked(parsed, option) !== isAsked(stored, option));
  if (made !== undefined) throw new AppError('OPTION_UNSUPPORTED', { collection: stored.name, option: made });
  if (changed !== undefined) throw new AppError('OPTION_UNSUPPORTED', { collection: stored.name, option: changed });
  return parsed;
}

/** Options that brought fields when the collection was made, and bring none later. */
function isAsked({ options }: Pick<ParsedCollection, 'options'>, option: 'tree' | 'sortable'): string {
  const { [option]: value = null } = options;
  return option === 'tree' ? String(value === ADJACENCY_LIST) : JSON.stringify(value === false || value === '' ? null : value);
}

/** The definition with everything its relations and those of others imply, and the columns other collections need for it. */
function completeDefinition(
  parsed: ParsedCollection,
  snapshot: SchemaSnapshot,
): { complete: ParsedCollection; keys: readonly MissingKey[] } {
  const related = completeRelations(parsed, (name) => snapshot.collections.get(name));
  const keys = related.fields.flatMap((field) => keyColumnFor(field, related) ?? []);
  const own = keys.filter(({ target }) => target === parsed.name).map(({ field }) => field);
  const fields = addColumns(related.fields, [...own, ...awaitedKeys(related, snapshot)]);
  return { complete: { ...related, fields }, keys: keys.filter(({ target }) => target !== parsed.name) };
}

/** The bodies of the fields by name; `reverseField` is read from them when the collection is there. */
function fieldBodies({ fields }: JsonObject): ReadonlyMap<string, JsonObject> {
  const bodies = Array.isArray(fields) ? fields.filter(isJsonObject) : [];
  return new Map(bodies.flatMap((body) => (typeof body['name'] === 'string' ? [[body['name'], body] as const] : [])));
}

function markUnique(parsed: ParsedCollection, asked: ReadonlyMap<string, JsonObject>): ParsedCollection {
  return { ...parsed, fields: parsed.fields.map((field) => withUnique(field, asked.get(field.name) ?? {})) };
}

/** What a relation brings besides its own field and key: its through collection, the relation that leads back. */
async function finishRelation(
  field: StoredField,
  { complete, body }: { complete: ParsedCollection; body: JsonObject },
  editing: Editing,
): Promise<void> {
  if (field.type === 'belongsToMany') await ensureThrough(field, complete, editing);
  const reverse = readReverse(body, field, complete.name);
  if (reverse) await placeField(field.settings.target ?? '', reverse, editing);
}

function addColumns(fields: readonly StoredField[], columns: readonly StoredField[]): StoredField[] {
  const present = new Set(fields.flatMap(({ name, type, settings }) => [name, type === 'belongsTo' ? settings.foreignKey : undefined]));
  return [...fields, ...columns.filter(({ name }) => !present.has(name) && present.add(name))];
}

/** Records are addressed by their primary key and nothing else. */
function requireKeyOption(body: JsonObject, { name, fields }: ParsedCollection): void {
  const wanted = body['filterTargetKey'] ?? undefined;
  const key = fields.find(({ settings }) => settings.primaryKey === true)?.name ?? 'id';
  const only = Array.isArray(wanted) && wanted.length === 1 ? (wanted[0] as unknown) : wanted;
  if (only !== undefined && only !== key)
    throw new AppError('OPTION_UNSUPPORTED', { collection: name, option: 'filterTargetKey', expected: key });
}

/** Relations that were waiting for this collection hold keys of its kind. */
function requireAwaitedTypes(collection: Collection, snapshot: SchemaSnapshot): void {
  for (const { collection: source, field } of relationsTo(collection.name, snapshot)) {
    const key = field.type === 'belongsTo' ? source.fields.get(field.foreignKey) : undefined;
    if (key?.kind === 'column')
      requireSameType(key.type, collection.primaryKey.type, { field: `${source.name}.${field.name}`, foreignKey: field.foreignKey });
  }
}
