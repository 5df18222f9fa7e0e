import { AppError, type SchemaRename } from '@mortise/shared';
import type { ParsedCollection, StoredCollection, StoredField } from '../definitions/stored-definition';
import type { Definitions } from '../schema/definition-store';

/** The descriptions as a change that is only planned would leave them. Nothing is written. */
export class PlannedDefinitions implements Definitions {
  readonly #stored: Pick<Definitions, 'all' | 'read'>;
  /** What the change has touched; undefined for what it removes. */
  readonly #planned = new Map<string, StoredCollection | undefined>();

  constructor(stored: Pick<Definitions, 'all' | 'read'>) {
    this.#stored = stored;
  }

  async all(): Promise<StoredCollection[]> {
    const stored = (await this.#stored.all()).filter(({ name }) => !this.#planned.has(name));
    return [...stored, ...[...this.#planned.values()].filter((collection) => collection !== undefined)];
  }

  async rename(change: SchemaRename): Promise<void> {
    const { from, to } = change;
    const isField = change.kind === 'field';
    const { fields, ...rest } = await this.#require(isField ? change.collection : from);
    if (isField)
      this.#planned.set(change.collection, {
        ...rest,
        fields: fields.map((field) => (field.name === from ? { ...field, name: to } : field)),
      });
    else this.#planned.set(from, undefined).set(to, { ...rest, name: to, fields });
  }

  async read(name: string): Promise<StoredCollection | undefined> {
    return this.#planned.has(name) ? this.#planned.get(name) : this.#stored.read(name);
  }

  insert(collection: ParsedCollection): Promise<StoredCollection> {
    const stored = { ...collection, sort: 0 };
    this.#planned.set(collection.name, stored);
    return Promise.resolve(stored);
  }

  update(collection: StoredCollection): Promise<void> {
    this.#planned.set(collection.name, collection);
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    this.#planned.set(name, undefined);
    return Promise.resolve();
  }

  async putField(name: string, field: StoredField): Promise<void> {
    const { fields, ...rest } = await this.#require(name);
    const known = fields.some((other) => other.name === field.name);
    const next = known ? fields.map((other) => (other.name === field.name ? field : other)) : [...fields, field];
    this.#planned.set(name, { ...rest, fields: next });
  }

  async removeField(name: string, field: string): Promise<void> {
    const collection = await this.#require(name);
    this.#planned.set(name, { ...collection, fields: collection.fields.filter((other) => other.name !== field) });
  }

  async #require(name: string): Promise<StoredCollection> {
    const collection = await this.read(name);
    if (!collection) throw new AppError('COLLECTION_NOT_FOUND', { collection: name });
    return collection;
  }
}
