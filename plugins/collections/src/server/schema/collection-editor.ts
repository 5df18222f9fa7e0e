import { AppError, type Collection, type JsonObject, type SchemaSnapshot } from '@mortise/shared';
import { parseCollection } from '../definitions/parse-collection';
import { presentCollection } from '../definitions/present-collection';
import { AUDIT_FIELDS, type ParsedCollection, type StoredCollection, type StoredField } from '../definitions/stored-definition';
import { type MissingKey, awaitedKeys, completeRelations, keyColumnFor, relationsTo, requireSameType } from './relations';
import { type SchemaScope, addForeignKey, putTable, readStored } from './schema-scope';

/** Makes, changes and drops user collections. Every change is one transaction over rows and tables. */
export class CollectionEditor {
  readonly #scope: SchemaScope;

  constructor(scope: SchemaScope) {
    this.#scope = scope;
  }

  /** @throws AppError NAME_TAKEN, NAME_RESERVED, NAME_INVALID, DEFINITION_INVALID, OPTION_UNSUPPORTED */
  async create(body: JsonObject): Promise<Collection> {
    const scope = this.#scope;
    const parsed = parseCollection(body);
    if (scope.isReserved(parsed.name)) throw new AppError('NAME_RESERVED', { what: 'collection', name: parsed.name });
    return scope.schemaEditor.change(async (edit) => {
      const snapshot = scope.collections.snapshot();
      requireFree(parsed.name, snapshot);
      const { complete, keys } = completeDefinition(parsed, snapshot);
      requireKeyOption(body, complete);
      const collection = await putTable(await scope.store.insert(complete, edit.transaction), edit);
      requireAwaitedTypes(collection, snapshot);
      for (const key of keys) await addForeignKey(key, scope, edit);
      return collection;
    });
  }

  /**
   * Changes texts, `maxPageSize` and options; the whole description may be sent back.
   * @throws AppError COLLECTION_NOT_FOUND, RECORD_PROTECTED, OPTION_UNSUPPORTED for anything else
   */
  async update(name: string, body: JsonObject): Promise<Collection> {
    const scope = this.#scope;
    return scope.schemaEditor.change(async (edit) => {
      const stored = await readStored(name, scope, edit);
      const next = { ...changedCollection(stored, scope.collections.get(name), body), sort: stored.sort, fields: stored.fields };
      await scope.store.update(next, edit.transaction);
      return putTable(next, edit);
    });
  }

  /**
   * Drops tables with their rows and descriptions.
   * @throws AppError COLLECTION_NOT_FOUND, RECORD_PROTECTED
   */
  async destroy(names: ReadonlySet<string>): Promise<void> {
    const scope = this.#scope;
    await scope.schemaEditor.change(async (edit) => {
      for (const name of names) {
        await readStored(name, scope, edit);
        await scope.store.remove(name, edit.transaction);
        await edit.drop(name);
      }
    });
  }
}

function changedCollection(stored: StoredCollection, collection: Collection, body: JsonObject): ParsedCollection {
  if (body['fields'] !== undefined) throw new AppError('OPTION_UNSUPPORTED', { collection: stored.name, option: 'fields' });
  const shown = presentCollection(collection, () => undefined, false);
  const parsed = parseCollection({ ...shown, ...body });
  if (parsed.name !== stored.name) throw new AppError('OPTION_UNSUPPORTED', { collection: stored.name, option: 'name' });
  requireKeyOption(body, stored);
  const changed = (['autoGenId', ...AUDIT_FIELDS] as const).find((option) => parsed.settings[option] !== stored.settings[option]);
  if (changed !== undefined) throw new AppError('OPTION_UNSUPPORTED', { collection: stored.name, option: changed });
  return parsed;
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

function addColumns(fields: readonly StoredField[], columns: readonly StoredField[]): StoredField[] {
  const present = new Set(fields.flatMap(({ name, type, settings }) => [name, type === 'belongsTo' ? settings.foreignKey : undefined]));
  return [...fields, ...columns.filter(({ name }) => !present.has(name) && present.add(name))];
}

/** @throws AppError NAME_TAKEN also for names that differ only in case */
function requireFree(name: string, { collections }: SchemaSnapshot): void {
  const lower = name.toLowerCase();
  for (const taken of collections.keys()) {
    if (taken.toLowerCase() === lower) throw new AppError('NAME_TAKEN', { what: 'collection', name, ...(taken === name ? {} : { taken }) });
  }
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
