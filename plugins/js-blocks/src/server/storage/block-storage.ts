import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, isAppError } from '@mortise/shared';
import { STORAGE } from '../collections';

export const MAX_KEYS = 100;
/** Bytes of JSON, of one value and of all of one block and user. */
export const MAX_VALUE_BYTES = 64 * 1024;
export const MAX_TOTAL_BYTES = 256 * 1024;

/** A block in the hands of a user. */
export interface StorageOwner {
  readonly page: string;
  readonly block: string;
  readonly userId: number;
}

type Values = Readonly<Record<string, JsonValue>>;

interface Kept {
  readonly key: string;
  readonly size: number;
}

/** What blocks remember, apart for each user; it goes with the page or the user. */
export class BlockStorage {
  readonly #records: RecordsPort;

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  /** Null for what was never set. */
  async get(owner: StorageOwner, key: string): Promise<JsonValue> {
    const row = await this.#records.findOne<{ value: JsonValue }>(STORAGE, { filter: { ...owner, key }, fields: ['value'] });
    return row?.value ?? null;
  }

  async keys(owner: StorageOwner): Promise<string[]> {
    return (await this.#kept(owner)).map(({ key }) => key);
  }

  /** Returns true. @throws AppError VALUE_INVALID when it would be too much */
  async set(owner: StorageOwner, key: string, value: JsonValue): Promise<true> {
    const size = Buffer.byteLength(JSON.stringify(value));
    const others = (await this.#kept(owner)).filter((kept) => kept.key !== key);
    const total = others.reduce((sum, kept) => sum + kept.size, size);
    if (size > MAX_VALUE_BYTES) throw tooMuch(`at most ${MAX_VALUE_BYTES} bytes of JSON`);
    if (total > MAX_TOTAL_BYTES) throw tooMuch(`at most ${MAX_TOTAL_BYTES} bytes of JSON together with all other values`);
    if (others.length >= MAX_KEYS) throw tooMuch(`one of at most ${MAX_KEYS} values`);
    await this.#write({ ...owner, key }, { value, size });
    return true;
  }

  /** Whether there was one. */
  async remove(owner: StorageOwner, key: string): Promise<boolean> {
    return (await this.#records.destroy(STORAGE, { ...owner, key })) > 0;
  }

  #kept(owner: StorageOwner): Promise<Kept[]> {
    return this.#records.find<Kept>(STORAGE, { filter: { ...owner }, fields: ['key', 'size'], sort: ['key'] });
  }

  async #write(place: Values, values: Values): Promise<void> {
    if ((await this.#records.update(STORAGE, place, values)).length > 0) return;
    try {
      await this.#records.create(STORAGE, { ...place, ...values });
    } catch (error) {
      // Two pages at once: the later one counts.
      if (!isAppError(error) || error.code !== 'UNIQUE_CONFLICT') throw error;
      await this.#records.update(STORAGE, place, values);
    }
  }
}

function tooMuch(expected: string): AppError {
  return new AppError('VALUE_INVALID', { field: 'value', expected });
}
