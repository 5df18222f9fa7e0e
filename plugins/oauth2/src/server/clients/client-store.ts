import type { AccessPort, RecordsPort, SchemaRenamed } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, isAppError } from '@mortise/shared';
import { CLIENTS, CLIENT_SECRETS } from '../collections';
import { nowInSeconds } from '../seconds';
import type { ArtifactStore } from '../storage/artifact-store';
import type { ClientRow, SecretRow } from './client-row';
import { type NewSecret, matchesOne } from './client-secret';

export const MAX_SECRETS = 10;
const PART = 500;

interface StoreServices {
  readonly records: RecordsPort;
  readonly access: AccessPort;
  readonly artifacts: ArtifactStore;
}

/** The rows of clients and their secrets. Whatever may take a right away is in force with the next request, in every process. */
export class ClientStore {
  readonly #records: RecordsPort;
  readonly #access: AccessPort;
  readonly #artifacts: ArtifactStore;

  constructor({ records, access, artifacts }: StoreServices) {
    this.#records = records;
    this.#access = access;
    this.#artifacts = artifacts;
  }

  find(clientId: string): Promise<ClientRow | undefined> {
    return this.#records.findOne<ClientRow>(CLIENTS, { filter: { clientId } });
  }

  /** @throws AppError RECORD_NOT_FOUND */
  async get(clientId: string): Promise<ClientRow> {
    const row = await this.find(clientId);
    if (!row) throw new AppError('RECORD_NOT_FOUND', { collection: CLIENTS });
    return row;
  }

  /** @throws AppError NAME_TAKEN */
  async create(row: ClientRow, { secret, userId }: { readonly secret: NewSecret | undefined; readonly userId: number }): Promise<void> {
    try {
      await this.#records.transaction(async (transaction) => {
        await this.#records.create(CLIENTS, valuesOf(row), { transaction, userId });
        if (secret) await this.#records.create(CLIENT_SECRETS, secretValues(row.clientId, secret), { transaction, userId });
      });
    } catch (error) {
      const taken = isAppError(error) && error.code === 'UNIQUE_CONFLICT';
      throw taken ? new AppError('NAME_TAKEN', { what: 'OAuth client', name: row.clientId }) : error;
    }
    await this.#access.changed();
  }

  async update({ clientId, ...values }: ClientRow, userId: number): Promise<void> {
    await this.#records.update(CLIENTS, { clientId }, valuesOf(values), { userId });
    await this.#access.changed();
  }

  /** Clients that may use a collection which is renamed may use it on. */
  async renameTables({ change, transaction }: SchemaRenamed): Promise<void> {
    if (change.kind !== 'collection') return;
    const { from, to } = change;
    for (let offset = 0; ; offset += PART) {
      const query = { fields: ['clientId', 'tables'], sort: ['clientId'], limit: PART, offset };
      const rows = await this.#records.find<ClientRow>(CLIENTS, query, { transaction });
      for (const { clientId, tables } of rows.filter((row) => row.tables?.includes(from))) {
        const now = tables?.map((table) => (table === from ? to : table)) ?? null;
        await this.#records.update(CLIENTS, { clientId }, { tables: now }, { transaction });
      }
      if (rows.length < PART) break;
    }
    transaction.afterCommit(() => this.#access.changed());
  }

  /** With its secrets and everything it was issued. */
  async destroy(clientId: string): Promise<void> {
    await this.#records.transaction(async (transaction) => {
      await this.#records.destroy(CLIENTS, { clientId }, { transaction });
      await this.#records.destroy(CLIENT_SECRETS, { clientId }, { transaction });
      await this.#artifacts.destroyOfClient(clientId, transaction);
    });
    await this.#access.changed();
  }

  /** Those that hold, newest first. */
  async secrets(clientId: string): Promise<readonly SecretRow[]> {
    const rows = await this.#records.find<SecretRow>(CLIENT_SECRETS, { filter: { clientId }, sort: ['-id'], limit: 100 });
    return rows.filter(({ exp }) => exp === null || exp > nowInSeconds());
  }

  async hasSecret(clientId: string, secret: string): Promise<boolean> {
    const secrets = await this.secrets(clientId);
    return matchesOne(
      secret,
      secrets.map(({ hash }) => hash),
    );
  }

  /**
   * Adds a secret; those before it hold `overlap` seconds more, at most. Without an overlap the tokens of the client end as well: it
   * is what people do about a secret that leaked.
   * @throws AppError TOO_MANY_RECORDS
   */
  async rotate(clientId: string, { secret, overlap, userId }: Rotation): Promise<void> {
    const before = await this.secrets(clientId);
    if (overlap > 0 && before.length >= MAX_SECRETS)
      throw new AppError('TOO_MANY_RECORDS', { max: MAX_SECRETS, received: before.length + 1 });
    const latest = nowInSeconds() + overlap;
    const lasting: JsonObject = { clientId, $or: [{ exp: null }, { exp: { $gt: latest } }] };
    await this.#records.transaction(async (transaction) => {
      if (overlap > 0) await this.#records.update(CLIENT_SECRETS, lasting, { exp: latest }, { transaction });
      else await this.#records.destroy(CLIENT_SECRETS, { clientId }, { transaction });
      if (overlap === 0) await this.#artifacts.destroyOfClient(clientId, transaction);
      await this.#records.create(CLIENT_SECRETS, secretValues(clientId, secret), { transaction, userId });
    });
    await this.#access.changed();
  }

  /**
   * Ends one secret, and the tokens of the client with it: nobody knows which of them were asked for with it.
   * @throws AppError RECORD_NOT_FOUND
   */
  async revokeSecret(clientId: string, id: number): Promise<void> {
    await this.#records.transaction(async (transaction) => {
      const gone = await this.#records.destroy(CLIENT_SECRETS, { clientId, id }, { transaction });
      if (gone === 0) throw new AppError('RECORD_NOT_FOUND', { collection: CLIENT_SECRETS });
      await this.#artifacts.destroyOfClient(clientId, transaction);
    });
    await this.#access.changed();
  }
}

interface Rotation {
  readonly secret: NewSecret;
  /** Seconds. */
  readonly overlap: number;
  readonly userId: number;
}

function secretValues(clientId: string, { hash, hint }: NewSecret): Record<string, JsonValue> {
  return { clientId, hash, hint };
}

function valuesOf(row: Partial<ClientRow>): Record<string, JsonValue> {
  const copies = Object.entries(row).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...(value as readonly (string | number)[])] : value,
  ]);
  return Object.fromEntries(copies) as Record<string, JsonValue>;
}
