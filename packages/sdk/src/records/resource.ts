import type { CallOptions } from '../client-options';
import { keyParameter, segment } from '../http/address';
import type { AggregateQuery, Dimension, Group, Measure } from '../types/aggregate';
import type { CollectionTypes, NameOf, RelationName, TargetOf } from '../types/schema';
import type { FieldPath } from '../types/shown';
import { type ExportOptions, type ImportOptions, type ImportResult, exportFile, importFile } from './files';
import { LinkedRecord } from './linked-record';
import { LinkedRecords } from './linked-records';
import type { Place, WriteOptions } from './parameters';
import { Records } from './records';

/** A collection by its name. */
export class Resource<Schema, Collection extends CollectionTypes> extends Records<Schema, Collection> {
  /** The record with these values in the fields `keys` names, or a new one. Of many such calls at once one creates. */
  async firstOrCreate(
    values: Collection['create'],
    { keys, ...options }: WriteOptions & { readonly keys: readonly NameOf<Collection['create']>[] },
  ): Promise<Collection['record']> {
    return (await this.write('firstOrCreate', { query: { filterKeys: keys }, body: values }, options)).data as Collection['record'];
  }

  /** Changes the record with these values in the fields `keys` names, or creates it. */
  async updateOrCreate(
    values: Collection['create'],
    { keys, ...options }: WriteOptions & { readonly keys: readonly NameOf<Collection['create']>[] },
  ): Promise<Collection['record']> {
    const { data } = await this.write('updateOrCreate', { query: { filterKeys: keys }, body: values }, options);
    // A changed record comes in a list, a new one does not.
    return (Array.isArray(data) ? data[0] : data) as Collection['record'];
  }

  /** Numbers worked out over groups of records. */
  async query<
    const M extends readonly Measure<FieldPath<Schema, Collection>>[] = [],
    const D extends readonly Dimension<FieldPath<Schema, Collection>>[] = [],
  >(query: AggregateQuery<Schema, Collection, M, D>, { signal, timeout }: CallOptions = {}): Promise<readonly Group<M, D>[]> {
    const path = `${this.place}:query`;
    const { data } = await this.transport.send({ method: 'POST', path, body: query, repeatable: 'always', signal, timeout });
    return data as readonly Group<M, D>[];
  }

  /** Gives a record another place among those a field of type `sort` numbers: `sort`, unless `field` names another. */
  async move(
    key: Collection['key'],
    to: Place<Collection>,
    { field, signal, timeout }: CallOptions & { readonly field?: NameOf<Collection['record']> | undefined } = {},
  ): Promise<void> {
    const query = { sourceId: keyParameter(key), sortField: field, ...destination(to) };
    await this.transport.send({ method: 'POST', path: `${this.place}:move`, query, repeatable: 'refused', signal, timeout });
  }

  /** The records of a relation to many that belong to one record: `client.resource('posts').of(1, 'tags')`. */
  of<Relation extends RelationName<Collection, true>>(
    key: Collection['key'],
    relation: Relation,
  ): LinkedRecords<Schema, TargetOf<Schema, Collection, Relation>> {
    return new LinkedRecords(this.transport, this.#below(key, relation));
  }

  /** What a relation to one record leads to: `client.resource('posts').one(1, 'author')`. */
  one<Relation extends RelationName<Collection, false>>(
    key: Collection['key'],
    relation: Relation,
  ): LinkedRecord<Schema, TargetOf<Schema, Collection, Relation>> {
    return new LinkedRecord(this.transport, this.#below(key, relation));
  }

  /** All records of a list as a file, while it is being made. Needs the plugin import-export. */
  export(options: ExportOptions<Schema, Collection> = {}): Promise<ReadableStream<Uint8Array>> {
    return exportFile(this.transport, this.place, options);
  }

  /** Creates a record of each row of a file. Needs the plugin import-export. */
  import(file: string | Blob | Uint8Array, options: ImportOptions): Promise<ImportResult> {
    return importFile(this.transport, { place: this.place, file, options });
  }

  #below(key: Collection['key'], relation: string): string {
    return `${this.place}/${segment(key, 'The key of the parent')}/${segment(relation, 'A relation')}`;
  }
}

function destination<Collection extends CollectionTypes>(to: Place<Collection>): Readonly<Record<string, unknown>> {
  if ('at' in to) return { targetId: keyParameter(to.at) };
  if ('after' in to) return { targetId: keyParameter(to.after), method: 'insertAfter' };
  if (!('scope' in to)) return { sticky: true };
  const scope = Object.entries(to.scope).map(([field, value]) => [`targetScope[${field}]`, value]);
  return { ...Object.fromEntries(scope), method: to.first ? 'prepend' : undefined };
}
