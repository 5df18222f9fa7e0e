import { NotFoundError } from '../errors/errors';
import { keyParameter, requireKey } from '../http/address';
import type { Answer } from '../http/answer';
import { sendOnce } from '../http/idempotency';
import { toJson } from '../json';
import type { CollectionTypes } from '../types/schema';
import type { Targets, Versioned, VersionedOptions, WriteOptions } from './parameters';
import { ReadRecords } from './read-records';

interface RecordWrite {
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: object;
}

/** Longer lists of keys do not fit into an address. */
const MAX_KEYS_IN_ADDRESS = 50;

/** Records that can be changed as well. Each write happens once, however often the network makes it be sent. */
export class Records<Schema, Collection extends CollectionTypes> extends ReadRecords<Schema, Collection> {
  /** A new record. @throws InputError, ConflictError, ForbiddenError */
  async create(values: Collection['create'], options: WriteOptions = {}): Promise<Collection['record']> {
    return (await this.write('create', { body: values }, options)).data as Collection['record'];
  }

  /** 1 to 1,000 new records, all or none, in the order of the values. */
  async createMany(values: readonly Collection['create'][], options: WriteOptions = {}): Promise<readonly Collection['record'][]> {
    if (values.length === 0) return [];
    return (await this.write('create', { body: values }, options)).data as readonly Collection['record'][];
  }

  /** Changes one record. @throws NotFoundError; PreconditionError when it no longer has the `version` */
  async update(key: Collection['key'], values: Collection['update'], options: VersionedOptions = {}): Promise<Collection['record']> {
    return (await this.updateVersioned(key, values, options)).record;
  }

  /** The same, with the version the change has led to; undefined where the server does not tell. */
  async updateVersioned(
    key: Collection['key'],
    values: Collection['update'],
    options: VersionedOptions = {},
  ): Promise<Versioned<Collection['record'], string | undefined>> {
    const { data, headers } = await this.write('update', { query: { filterByTk: keyParameter(key) }, body: values }, options);
    const [record] = data as readonly Collection['record'][];
    if (record === undefined) throw nothingChanged();
    return { record, version: headers.get('etag') ?? undefined };
  }

  /** Changes up to 1,000 records alike; resolves to those that were there. */
  async updateMany(
    targets: Targets<Schema, Collection>,
    values: Collection['update'],
    options: WriteOptions = {},
  ): Promise<readonly Collection['record'][]> {
    if ('keys' in targets && targets.keys.length === 0) return [];
    const { query, body } = targetsOf(targets);
    return (await this.write('update', { query, body: { ...values, ...body } }, options)).data as readonly Collection['record'][];
  }

  /** Removes one record. @throws NotFoundError; PreconditionError when it no longer has the `version` */
  async destroy(key: Collection['key'], options: VersionedOptions = {}): Promise<void> {
    await this.write('destroy', { query: { filterByTk: keyParameter(key) } }, options);
  }

  /** Removes up to 1,000 records; resolves to how many there were. */
  async destroyMany(targets: Targets<Schema, Collection>, options: WriteOptions = {}): Promise<number> {
    if ('keys' in targets && targets.keys.length === 0) return 0;
    return (await this.write('destroy', targetsOf(targets), options)).data as number;
  }

  protected async write(action: string, { query, body }: RecordWrite, options: VersionedOptions): Promise<Answer> {
    requireVersion(options);
    const { version, idempotencyKey, updateAssociationValues, signal, timeout } = options;
    return sendOnce(this.transport, {
      path: `${this.place}:${action}`,
      query: { ...query, updateAssociationValues: updateAssociationValues?.length ? updateAssociationValues : undefined },
      body,
      headers: { 'if-match': version },
      idempotencyKey,
      signal,
      timeout,
    });
  }
}

function targetsOf<Schema, Collection extends CollectionTypes>(targets: Targets<Schema, Collection>): RecordWrite {
  if ('filter' in targets) return { query: { filter: targets.filter } };
  const { keys } = targets;
  for (const key of keys) requireKey(key);
  return keys.length > MAX_KEYS_IN_ADDRESS ? { body: { filterByTk: keys } } : { query: { filterByTk: toJson(keys) } };
}

/** A version that got lost on the way must not become a write that asks for none. @throws TypeError */
function requireVersion(options: VersionedOptions): void {
  if (Object.hasOwn(options, 'version') && options.version === undefined)
    throw new TypeError('version is undefined. Leave it out to change the record whatever its version is');
}

/** Hooks of plugins may leave a record as it is without saying so. */
function nothingChanged(): NotFoundError {
  const message = 'The server changed no record. Read it again to see what is there.';
  return new NotFoundError({ status: 200, faults: [{ message, code: 'RECORD_NOT_FOUND', details: {} }] });
}
