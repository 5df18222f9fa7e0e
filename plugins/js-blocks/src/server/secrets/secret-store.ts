import type { RecordsPort, SecretsPort } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { SECRETS } from '../collections';

export interface OpenSecret {
  readonly value: string;
  /** Other servers it may be sent to. */
  readonly hosts: readonly string[];
}

/** Secrets as they are stored: sealed, and opened only to be sent. */
export class SecretStore {
  readonly #records: RecordsPort;
  readonly #secrets: SecretsPort;

  constructor(records: RecordsPort, secrets: SecretsPort) {
    this.#records = records;
    this.#secrets = secrets;
  }

  seal(value: string): string {
    return this.#secrets.seal(value);
  }

  /** @throws AppError RECORD_NOT_FOUND, also for one that was sealed with another APP_KEY */
  async open(name: string): Promise<OpenSecret> {
    const query = { filter: { name }, fields: ['hosts', 'sealed'] };
    const row = await this.#records.findOne<{ hosts: readonly string[]; sealed: string }>(SECRETS, query);
    const value = row && this.#secrets.open(row.sealed);
    if (!row || value === undefined) throw new AppError('RECORD_NOT_FOUND', { collection: SECRETS, name });
    return { value, hosts: row.hosts };
  }
}
