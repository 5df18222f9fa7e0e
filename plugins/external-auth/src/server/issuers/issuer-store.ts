import type { AccessPort, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, isAppError } from '@mortise/shared';
import { type Issuer, MAX_ISSUERS } from '../../contract';
import { ISSUERS } from './issuers-collection';

export type StoredIssuer = Issuer & {
  /** Sealed. */
  readonly secret: string | null;
};

/** The rows of `externalIssuers`. Every change raises the access version: identities that were remembered are forgotten in all processes. */
export class IssuerStore {
  readonly #records: RecordsPort;
  readonly #access: Pick<AccessPort, 'changed'>;

  constructor(records: RecordsPort, access: Pick<AccessPort, 'changed'>) {
    this.#records = records;
    this.#access = access;
  }

  list(): Promise<StoredIssuer[]> {
    return this.#records.find<StoredIssuer>(ISSUERS, { sort: ['name'], limit: MAX_ISSUERS });
  }

  /** @throws AppError RECORD_NOT_FOUND */
  async get(name: string): Promise<StoredIssuer> {
    const row = await this.#records.findOne<StoredIssuer>(ISSUERS, { filter: { name } });
    if (row === undefined) throw notFound(name);
    return row;
  }

  /** @throws AppError TOO_MANY_RECORDS, NAME_TAKEN */
  async create(issuer: StoredIssuer): Promise<void> {
    const count = await this.#records.count(ISSUERS);
    if (count >= MAX_ISSUERS) throw new AppError('TOO_MANY_RECORDS', { max: MAX_ISSUERS, received: count + 1 });
    try {
      await this.#records.create(ISSUERS, valuesOf(issuer));
    } catch (error) {
      if (!isAppError(error) || error.code !== 'UNIQUE_CONFLICT') throw error;
      throw new AppError('NAME_TAKEN', { what: 'issuer', name: issuer.name, field: 'name' });
    }
    await this.#access.changed();
  }

  /** @throws AppError RECORD_NOT_FOUND */
  async update(issuer: StoredIssuer): Promise<void> {
    const { name, ...values } = valuesOf(issuer);
    const rows = await this.#records.update(ISSUERS, { name: name ?? null }, values);
    if (rows.length === 0) throw notFound(issuer.name);
    await this.#access.changed();
  }

  /** @throws AppError RECORD_NOT_FOUND */
  async destroy(name: string): Promise<void> {
    if ((await this.#records.destroy(ISSUERS, { name })) === 0) throw notFound(name);
    await this.#access.changed();
  }
}

function valuesOf({ roleMap, apis, ...issuer }: StoredIssuer): Record<string, JsonValue> {
  return { ...issuer, roleMap: { ...roleMap }, apis: apis && [...apis] };
}

function notFound(name: string): AppError {
  return new AppError('RECORD_NOT_FOUND', { collection: ISSUERS, key: name.slice(0, 100) });
}
