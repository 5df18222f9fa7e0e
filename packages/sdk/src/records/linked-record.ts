import type { CallOptions } from '../client-options';
import { NotFoundError } from '../errors/errors';
import { sendOnce } from '../http/idempotency';
import type { Transport } from '../http/transport';
import type { CollectionTypes, NameOf } from '../types/schema';
import type { AppendPath, FieldPath, Narrowing, Shown } from '../types/shown';
import { changeLinks } from './links';
import type { ShowOptions, WriteOptions } from './parameters';
import { showQuery } from './read-query';

/** The one record a relation leads to, or none. */
export class LinkedRecord<Schema, Collection extends CollectionTypes> {
  readonly #transport: Transport;
  readonly #place: string;

  constructor(transport: Transport, place: string) {
    this.#transport = transport;
    this.#place = place;
  }

  /** The record; undefined when there is none. */
  async get<
    F extends FieldPath<Schema, Collection> = never,
    E extends NameOf<Collection['record']> = never,
    A extends AppendPath<Schema, Collection> = never,
  >(options: ShowOptions<Narrowing<F, E, A>> = {}): Promise<Shown<Schema, Collection, Narrowing<F, E, A>> | undefined> {
    const { signal, timeout } = options;
    const call = { method: 'GET', path: `${this.#place}:get`, query: showQuery(options), repeatable: 'always', signal, timeout } as const;
    const { data } = await this.#transport.send(call).catch((error: unknown) => {
      if (error instanceof NotFoundError && error.code === 'RECORD_NOT_FOUND') return { data: undefined };
      throw error;
    });
    return (data ?? undefined) as Shown<Schema, Collection, Narrowing<F, E, A>> | undefined;
  }

  /** A new record in its place. */
  async create(values: Collection['create'], { idempotencyKey, signal, timeout }: WriteOptions = {}): Promise<Collection['record']> {
    const write = { path: `${this.#place}:create`, body: values, idempotencyKey, signal, timeout };
    return (await sendOnce(this.#transport, write)).data as Collection['record'];
  }

  /** Links another record in its place. */
  set(key: Collection['key'], options: CallOptions = {}): Promise<void> {
    return changeLinks(this.#transport, { ...options, place: this.#place, verb: 'set', links: [key] });
  }

  /** Ends the link; the record stays. */
  remove(options: CallOptions = {}): Promise<void> {
    return changeLinks(this.#transport, { ...options, place: this.#place, verb: 'remove', links: undefined });
  }
}
