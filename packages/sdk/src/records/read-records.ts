import type { CallOptions } from '../client-options';
import { MortiseError } from '../errors/errors';
import { keyParameter } from '../http/address';
import type { Answer } from '../http/answer';
import type { Transport } from '../http/transport';
import type { Filter } from '../types/filter';
import type { CollectionTypes, NameOf } from '../types/schema';
import type { AppendPath, FieldPath, Narrowing, Shown } from '../types/shown';
import type { ListMeta, ListOptions, Page, SelectOptions, ShowOptions, Versioned, WalkOptions } from './parameters';
import { selectQuery, showQuery } from './read-query';
import { walkPages } from './walk';

/** Records of a collection, or those that belong to one parent: what can be read of them. */
export class ReadRecords<Schema, Collection extends CollectionTypes> {
  protected readonly transport: Transport;
  /** `todos`, `posts/1/tags`: encoded. */
  protected readonly place: string;

  constructor(transport: Transport, place: string) {
    this.transport = transport;
    this.place = place;
  }

  /** One page, with what the server counted. */
  async list<
    F extends FieldPath<Schema, Collection> = never,
    E extends NameOf<Collection['record']> = never,
    A extends AppendPath<Schema, Collection> = never,
  >(options: ListOptions<Schema, Collection, Narrowing<F, E, A>> = {}): Promise<Page<Shown<Schema, Collection, Narrowing<F, E, A>>>> {
    const { page, pageSize, paginate, count } = options;
    const { data, meta } = await this.read('list', { ...selectQuery(options), page, pageSize, paginate, count }, options);
    return { data: data as readonly Shown<Schema, Collection, Narrowing<F, E, A>>[], meta: meta as ListMeta };
  }

  /** The first record of a list; undefined when there is none. */
  async first<
    F extends FieldPath<Schema, Collection> = never,
    E extends NameOf<Collection['record']> = never,
    A extends AppendPath<Schema, Collection> = never,
  >(
    options: SelectOptions<Schema, Collection, Narrowing<F, E, A>> = {},
  ): Promise<Shown<Schema, Collection, Narrowing<F, E, A>> | undefined> {
    const { data } = await this.list<F, E, A>({ ...options, pageSize: 1, count: 'none' });
    return data[0];
  }

  /** One record by its key. @throws NotFoundError */
  async get<
    F extends FieldPath<Schema, Collection> = never,
    E extends NameOf<Collection['record']> = never,
    A extends AppendPath<Schema, Collection> = never,
  >(key: Collection['key'], options: ShowOptions<Narrowing<F, E, A>> = {}): Promise<Shown<Schema, Collection, Narrowing<F, E, A>>> {
    const { data } = await this.read('get', { ...showQuery(options), filterByTk: keyParameter(key) }, options);
    return data as Shown<Schema, Collection, Narrowing<F, E, A>>;
  }

  /**
   * The same with the version an update may ask for.
   * @throws NotFoundError; MortiseError VERSION_MISSING for records shown with relations, and of tables that count no versions
   */
  async getVersioned<F extends FieldPath<Schema, Collection> = never, E extends NameOf<Collection['record']> = never>(
    key: Collection['key'],
    options: ShowOptions<Narrowing<F, E, never>> = {},
  ): Promise<Versioned<Shown<Schema, Collection, Narrowing<F, E, never>>>> {
    const { data, headers } = await this.read('get', { ...showQuery(options), filterByTk: keyParameter(key) }, options);
    const version = headers.get('etag') ?? missingVersion();
    return { record: data as Shown<Schema, Collection, Narrowing<F, E, never>>, version };
  }

  /** How many records there are, exactly. */
  async count({
    filter,
    signal,
    timeout,
  }: CallOptions & { readonly filter?: Filter<Schema, Collection> | undefined } = {}): Promise<number> {
    const { meta } = await this.read('list', { filter, pageSize: 1, count: 'exact' }, { signal, timeout });
    return Number(meta['count']);
  }

  /** All records, one after the other, fetched page by page as they are used. */
  async *all<
    F extends FieldPath<Schema, Collection> = never,
    E extends NameOf<Collection['record']> = never,
    A extends AppendPath<Schema, Collection> = never,
  >(
    options: WalkOptions<Schema, Collection, Narrowing<F, E, A>> = {},
  ): AsyncGenerator<Shown<Schema, Collection, Narrowing<F, E, A>>, void> {
    for await (const page of this.pages<F, E, A>(options)) {
      for (const row of page) {
        yield row;
        options.signal?.throwIfAborted();
      }
    }
  }

  /** The same in pages. */
  pages<
    F extends FieldPath<Schema, Collection> = never,
    E extends NameOf<Collection['record']> = never,
    A extends AppendPath<Schema, Collection> = never,
  >(
    options: WalkOptions<Schema, Collection, Narrowing<F, E, A>> = {},
  ): AsyncGenerator<readonly Shown<Schema, Collection, Narrowing<F, E, A>>[], void> {
    const { pageSize, signal, timeout } = options;
    return walkPages(this.transport, { path: `${this.place}:list`, query: selectQuery(options), pageSize, signal, timeout });
  }

  protected read(action: string, query: Readonly<Record<string, unknown>>, { signal, timeout }: CallOptions): Promise<Answer> {
    return this.transport.send({ method: 'GET', path: `${this.place}:${action}`, query, repeatable: 'always', signal, timeout });
  }
}

function missingVersion(): never {
  const message = 'The record has no version. Read it without related records; tables that were there before Mortise count none.';
  throw new MortiseError({ status: 200, faults: [{ message, code: 'VERSION_MISSING', details: {} }] });
}
