import { createHash, randomBytes } from 'node:crypto';
import { type MainDataSource, createRecords, defineCoreCollection } from '@mortise/database';
import type { Credential, CredentialsPort, NewCredential, RecordsPort, TokenPurpose } from '@mortise/plugin-api/server';
import type { JsonObject, JsonValue, Transaction } from '@mortise/shared';
import { LRUCache } from 'lru-cache';
import type { AccessGate } from '../access/access-gate';
import { credentialsCollection } from './credentials-collection';
import { UseCounter } from './use-counter';

const CACHED_CREDENTIALS = 10_000;

/** The one store of issued tokens. Only the SHA-256 of a token's `jti` is kept. */
export class CredentialStore implements CredentialsPort {
  readonly #records: RecordsPort;
  readonly #gate: AccessGate;
  readonly #uses: UseCounter;
  readonly #cache = new LRUCache<string, Credential>({ max: CACHED_CREDENTIALS });
  // A row that was being read while access changed must not be remembered.
  #generation = 0;

  private constructor(records: RecordsPort, gate: AccessGate) {
    this.#records = records;
    this.#gate = gate;
    this.#uses = new UseCounter(records);
    gate.onChange(() => {
      this.#generation += 1;
      this.#cache.clear();
    });
  }

  static async open(source: MainDataSource, gate: AccessGate): Promise<CredentialStore> {
    await defineCoreCollection(source, credentialsCollection);
    return new CredentialStore(createRecords(source), gate);
  }

  async issue(credential: NewCredential, transaction?: Transaction): Promise<{ readonly id: number; readonly jti: string }> {
    const jti = randomBytes(24).toString('base64url');
    const values: Record<string, JsonValue> = {
      kind: credential.kind,
      userId: credential.userId,
      expiresAt: credential.expiresAt.toISOString(),
      tokenHash: sha256(jti),
      name: credential.name ?? null,
      roleName: credential.roleName ?? null,
    };
    const options = { userId: credential.createdById ?? credential.userId, ...(transaction === undefined ? {} : { transaction }) };
    const row = await this.#records.create<Credential>('credentials', values, options);
    return { id: row.id, jti };
  }

  async find(kind: TokenPurpose, jti: string): Promise<Credential | undefined> {
    const tokenHash = sha256(jti);
    const cached = this.#cache.get(tokenHash);
    if (cached) return cached.kind === kind ? cached : undefined;
    const begun = this.#generation;
    const row = await this.#records.findOne<Credential>('credentials', { filter: { tokenHash, kind } });
    if (row && begun === this.#generation) this.#cache.set(tokenHash, row);
    return row;
  }

  touch(id: number): void {
    this.#uses.count(id);
  }

  async revoke(which: Parameters<CredentialsPort['revoke']>[0]): Promise<number> {
    const values = { revokedAt: new Date().toISOString() };
    const rows = await this.#gate.change(
      (transaction) => this.#records.update('credentials', revocationFilter(which), values, { transaction }),
      { rules: false },
    );
    return rows.length;
  }

  /** Writes the use counts still in memory. */
  flush(): Promise<void> {
    return this.#uses.flush();
  }
}

function revocationFilter(which: Parameters<CredentialsPort['revoke']>[0]): JsonObject {
  if ('id' in which) return { id: which.id, revokedAt: null };
  const { userId, kind, except } = which;
  return { userId, revokedAt: null, ...(kind === undefined ? {} : { kind }), ...(except === undefined ? {} : { 'id.$ne': except }) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
