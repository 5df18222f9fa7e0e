import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { AccessPort, RecordsPort, SecretsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject } from '@mortise/shared';
import { sha256 } from '../clients/client-secret';
import { SIGNING_KEYS } from '../collections';
import { isConflict } from './artifact-store';

/** Published so that what they signed can still be verified. */
const KEPT = 3;
const MODULUS_BITS = 2048;

interface KeyRow {
  readonly sequence: number;
  readonly sealed: string;
}

interface KeyServices {
  readonly records: RecordsPort;
  readonly secrets: SecretsPort;
  readonly access: AccessPort;
}

/** Private keys (RFC 7517) for ID tokens, sealed at rest; the newest one signs. */
export class SigningKeys {
  readonly #services: KeyServices;

  constructor(services: KeyServices) {
    this.#services = services;
  }

  /**
   * Newest first; makes the first one when there is none.
   * @throws AppError CONFIG_INVALID when none can be read, as with another APP_KEY
   */
  async read(): Promise<readonly JsonObject[]> {
    const rows = await this.#rows();
    if (rows.length === 0) await this.#add(1);
    const all = rows.length === 0 ? await this.#rows() : rows;
    const keys = all.map(({ sealed }) => this.#services.secrets.open(sealed)).filter((text) => text !== undefined);
    if (keys.length === 0) throw new AppError('CONFIG_INVALID', { reason: 'APP_KEY is not the one the signing keys were sealed with' });
    return keys.map((text) => JSON.parse(text) as JsonObject);
  }

  /** From now on a new key signs; the oldest ones are forgotten. */
  async rotate(): Promise<void> {
    const [newest] = await this.#rows();
    const sequence = (newest?.sequence ?? 0) + 1;
    await this.#add(sequence);
    await this.#services.records.destroy(SIGNING_KEYS, { sequence: { $lte: sequence - KEPT } });
    await this.#services.access.changed();
  }

  #rows(): Promise<readonly KeyRow[]> {
    return this.#services.records.find<KeyRow>(SIGNING_KEYS, { sort: ['-sequence'], limit: KEPT });
  }

  /** Another process may add the same one at this moment: the first is everybody's. */
  async #add(sequence: number): Promise<void> {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BITS });
    const jwk = privateKey.export({ format: 'jwk' });
    const kid = sha256(JSON.stringify([jwk.e, jwk.kty, jwk.n])).slice(0, 16);
    const sealed = this.#services.secrets.seal(JSON.stringify({ ...jwk, kid, use: 'sig', alg: 'RS256' }));
    await this.#services.records.create(SIGNING_KEYS, { sequence, sealed }).catch((error: unknown) => {
      if (!isConflict(error)) throw error;
    });
  }
}
