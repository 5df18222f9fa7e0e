import type { AccessPort, RecordsPort } from '@mortise/plugin-api/server';
import { type JsonObject, type Transaction, isAppError } from '@mortise/shared';
import { sha256 } from '../clients/client-secret';
import { ARTIFACTS } from '../collections';
import { nowInSeconds } from '../seconds';

/** What is stored of a token, a code or a consent; the names are those of the library that issues them. */
export interface ArtifactPayload extends JsonObject {
  readonly jti?: string;
  readonly clientId?: string;
  readonly accountId?: string;
  readonly grantId?: string;
  readonly scope?: string;
  /** What the API a client's token is for was called when it gave it; without it, the token is for everything. */
  readonly aud?: string;
  /** Told by introspection as well. */
  readonly extra?: { readonly api?: number };
}

interface ArtifactRow {
  readonly payload: ArtifactPayload;
  readonly model: string;
  readonly exp: number;
  readonly consumed: number | null;
}

export interface StoredArtifact extends ArtifactRow {
  readonly isExpired: boolean;
}

/** Models whose tokens open doors here: without them, remembered identities must go. */
const ACCESS_MODELS: ReadonlySet<string> = new Set(['AccessToken', 'ClientCredentials', 'Grant']);

/** Everything issued, by the hash of its value. A value itself is never stored. */
export class ArtifactStore {
  readonly #records: RecordsPort;
  readonly #access: AccessPort;

  constructor(records: RecordsPort, access: AccessPort) {
    this.#records = records;
    this.#access = access;
  }

  async find(model: string, value: string): Promise<StoredArtifact | undefined> {
    const row = await this.#records.findOne<ArtifactRow>(ARTIFACTS, { filter: { id: idOf(model, value) } });
    return row && described(row);
  }

  /** A token that opens doors, whoever it acts for. */
  async findAccessToken(value: string): Promise<StoredArtifact | undefined> {
    const ids = ['ClientCredentials', 'AccessToken'].map((model) => idOf(model, value));
    const row = await this.#records.findOne<ArtifactRow>(ARTIFACTS, { filter: { id: { $in: ids } } });
    return row && described(row);
  }

  /** Writes it, also over what was there under this value; `life` in seconds. */
  async save(model: string, value: string, { payload, life }: { readonly payload: ArtifactPayload; readonly life: number }): Promise<void> {
    const { jti: _value, ...kept } = payload;
    const id = idOf(model, value);
    const exp = nowInSeconds() + life;
    const written = await this.#records.update(ARTIFACTS, { id }, { payload: kept, exp });
    if (written.length > 0) return;
    const { clientId = null, grantId = null } = payload;
    await this.#records.create(ARTIFACTS, { id, model, payload: kept, clientId, grantId: grantId && sha256(grantId), exp });
  }

  /** Marks it as used. False when somebody else has, however close together. */
  async consume(model: string, value: string): Promise<boolean> {
    const rows = await this.#records.update(ARTIFACTS, { id: idOf(model, value), consumed: null }, { consumed: nowInSeconds() });
    return rows.length === 1;
  }

  async destroy(model: string, value: string): Promise<void> {
    await this.#tell(model, await this.#records.destroy(ARTIFACTS, { id: idOf(model, value) }));
  }

  /** Everything of a model that came from one consent. */
  async destroyOfGrant(model: string, grantId: string): Promise<void> {
    await this.#tell(model, await this.#records.destroy(ARTIFACTS, { model, grantId: sha256(grantId) }));
  }

  /** The caller tells that access changed, after its transaction. */
  async destroyOfClient(clientId: string, transaction: Transaction): Promise<void> {
    await this.#records.destroy(ARTIFACTS, { clientId }, { transaction });
  }

  async destroyExpired(): Promise<void> {
    await this.#records.destroy(ARTIFACTS, { exp: { $lt: nowInSeconds() } });
  }

  async #tell(model: string, gone: number): Promise<void> {
    if (gone > 0 && ACCESS_MODELS.has(model)) await this.#access.changed();
  }
}

function idOf(model: string, value: string): string {
  return sha256(`${model} ${value}`);
}

function described(row: ArtifactRow): StoredArtifact {
  return { ...row, isExpired: row.exp <= nowInSeconds() };
}

/** Somebody else has written the same row at this moment. */
export function isConflict(error: unknown): boolean {
  return isAppError(error) && error.code === 'UNIQUE_CONFLICT';
}
