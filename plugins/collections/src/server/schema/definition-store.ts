import type { RecordQuery, RecordsPort } from '@mortise/plugin-api/server';
import {
  AppError,
  type JsonObject,
  type JsonValue,
  type LocalizedText,
  type SchemaRename,
  type Transaction,
  isAppError,
} from '@mortise/shared';
import type {
  CollectionSettings,
  FieldSettings,
  ParsedCollection,
  StoredCollection,
  StoredField,
  StoredFieldType,
} from '../definitions/stored-definition';

interface DisplayRow {
  readonly name: string;
  readonly title: LocalizedText | null;
  readonly description: string | null;
  readonly options: JsonObject;
  readonly sort: number;
}
interface CollectionRow extends DisplayRow {
  readonly settings: CollectionSettings;
}
interface FieldRow extends DisplayRow {
  readonly collectionName: string;
  readonly type: StoredFieldType;
  readonly settings: FieldSettings;
}

const COLLECTIONS = 'collectionDefinitions';
const FIELDS = 'fieldDefinitions';
const ROWS_PER_READ = 1000;

/** What changes of collections need of their descriptions. */
export type Definitions = Pick<DefinitionStore, 'all' | 'read' | 'insert' | 'update' | 'rename' | 'remove' | 'putField' | 'removeField'>;

/** The rows that describe user collections. Every write belongs into the transaction of the table change it describes. */
export class DefinitionStore {
  readonly #records: RecordsPort;

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  async all(transaction?: Transaction): Promise<StoredCollection[]> {
    const rows = await this.#readAll<CollectionRow>(COLLECTIONS, { sort: ['sort', 'name'] }, transaction);
    const fieldRows = await this.#readAll<FieldRow>(FIELDS, { sort: ['collectionName', 'sort', 'id'] }, transaction);
    const fields = new Map<string, FieldRow[]>(rows.map((row) => [row.name, []]));
    for (const row of fieldRows) fields.get(row.collectionName)?.push(row);
    return rows.map((row) => toCollection(row, fields.get(row.name) ?? []));
  }

  async read(name: string, transaction?: Transaction): Promise<StoredCollection | undefined> {
    const row = await this.#records.findOne<CollectionRow>(COLLECTIONS, { filter: { name } }, transaction ? { transaction } : {});
    if (!row) return undefined;
    const fields = await this.#readAll<FieldRow>(FIELDS, { filter: { collectionName: name }, sort: ['sort', 'id'] }, transaction);
    return toCollection(row, fields);
  }

  /** @throws AppError NAME_TAKEN */
  async insert(collection: ParsedCollection, transaction: Transaction): Promise<StoredCollection> {
    const sort = await this.#nextSort(COLLECTIONS, {}, transaction);
    const values = { ...collectionValues(collection), name: collection.name, sort };
    await this.#records.create(COLLECTIONS, values, { transaction }).catch((error: unknown) => {
      // Another process was faster.
      if (isAppError(error) && error.code === 'UNIQUE_CONFLICT')
        throw new AppError('NAME_TAKEN', { what: 'collection', name: collection.name });
      throw error;
    });
    for (const [index, field] of collection.fields.entries()) {
      await this.#insertField(collection.name, field, { sort: index + 1, transaction });
    }
    return { ...collection, sort };
  }

  /** Writes what belongs to the collection itself, not its fields. */
  async update(collection: StoredCollection, transaction: Transaction): Promise<void> {
    await this.#records.update(COLLECTIONS, { name: collection.name }, collectionValues(collection), { transaction });
  }

  /** Gives the row of a collection or field its new name, and nothing else. */
  async rename(change: SchemaRename, transaction: Transaction): Promise<void> {
    const { from, to } = change;
    if (change.kind === 'field') {
      await this.#records.update(FIELDS, { collectionName: change.collection, name: from }, { name: to }, { transaction });
      return;
    }
    await this.#records.update(COLLECTIONS, { name: from }, { name: to }, { transaction });
    await this.#records.update(FIELDS, { collectionName: from }, { collectionName: to }, { transaction });
  }

  async remove(name: string, transaction: Transaction): Promise<void> {
    await this.#records.destroy(FIELDS, { collectionName: name }, { transaction });
    await this.#records.destroy(COLLECTIONS, { name }, { transaction });
  }

  /** Replaces the field of that name, or appends it. */
  async putField(collection: string, field: StoredField, transaction: Transaction): Promise<void> {
    const filter = { collectionName: collection, name: field.name };
    const changed = await this.#records.update(FIELDS, filter, fieldValues(field), { transaction });
    if (changed.length > 0) return;
    const sort = await this.#nextSort(FIELDS, { collectionName: collection }, transaction);
    await this.#insertField(collection, field, { sort, transaction });
  }

  async removeField(collection: string, field: string, transaction: Transaction): Promise<void> {
    await this.#records.destroy(FIELDS, { collectionName: collection, name: field }, { transaction });
  }

  async #insertField(collection: string, field: StoredField, place: { sort: number; transaction: Transaction }): Promise<void> {
    const values = { ...fieldValues(field), collectionName: collection, name: field.name, sort: place.sort };
    await this.#records.create(FIELDS, values, { transaction: place.transaction });
  }

  async #nextSort(collection: string, filter: JsonObject, transaction: Transaction): Promise<number> {
    const last = await this.#records.findOne<{ sort: number }>(collection, { filter, fields: ['sort'], sort: ['-sort'] }, { transaction });
    return (last?.sort ?? 0) + 1;
  }

  async #readAll<Row>(collection: string, query: RecordQuery, transaction?: Transaction): Promise<Row[]> {
    const rows: Row[] = [];
    for (;;) {
      const part = { ...query, limit: ROWS_PER_READ, offset: rows.length };
      const page = await this.#records.find<Row>(collection, part, transaction ? { transaction } : {});
      rows.push(...page);
      if (page.length < ROWS_PER_READ) return rows;
    }
  }
}

type Values = Record<string, JsonValue>;

function collectionValues({ title, description, settings, options }: ParsedCollection): Values {
  return { title: title ?? null, description: description ?? null, settings, options };
}

function fieldValues({ type, title, description, settings, options }: StoredField): Values {
  return { type, title: title ?? null, description: description ?? null, settings, options };
}

function toCollection(row: CollectionRow, fields: readonly FieldRow[]): StoredCollection {
  return { ...display(row), settings: row.settings, sort: row.sort, fields: fields.map(toField) };
}

function toField(row: FieldRow): StoredField {
  return { ...display(row), type: row.type, settings: row.settings };
}

function display({ name, title, description, options }: DisplayRow): Pick<StoredField, 'name' | 'title' | 'description' | 'options'> {
  return { name, ...(title === null ? {} : { title }), ...(description === null ? {} : { description }), options };
}
