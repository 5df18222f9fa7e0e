import type { AccessPort, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, isAppError } from '@mortise/shared';
import { MAX_OVERRIDES, type Override } from '../../contract';
import { OVERRIDES } from '../collections';

/** The rows of own limits. What changes one tells all processes, by raising the access version. */
export class OverrideStore {
  readonly #records: RecordsPort;
  readonly #access: Pick<AccessPort, 'changed'>;

  constructor(records: RecordsPort, access: Pick<AccessPort, 'changed'>) {
    this.#records = records;
    this.#access = access;
  }

  list(): Promise<readonly Override[]> {
    return this.#records.find<Override>(OVERRIDES, { fields: ['subject', 'points', 'seconds'], sort: ['subject'], limit: MAX_OVERRIDES });
  }

  /** @throws AppError TOO_MANY_RECORDS */
  async put({ subject, points, seconds }: Override, userId: number | undefined): Promise<void> {
    const options = userId === undefined ? {} : { userId };
    const values = { points, seconds };
    const changed = await this.#records.update(OVERRIDES, { subject }, values, options);
    if (changed.length === 0) await this.#add({ subject, ...values }, options);
    await this.#access.changed();
  }

  /** Says whether there was one. */
  async remove(subject: string): Promise<boolean> {
    const removed = await this.#records.destroy(OVERRIDES, { subject });
    if (removed > 0) await this.#access.changed();
    return removed > 0;
  }

  async #add(values: { subject: string; points: number; seconds: number }, options: { userId?: number }): Promise<void> {
    const count = await this.#records.count(OVERRIDES);
    if (count >= MAX_OVERRIDES) throw new AppError('TOO_MANY_RECORDS', { max: MAX_OVERRIDES, received: count + 1 });
    try {
      await this.#records.create(OVERRIDES, values, options);
    } catch (error) {
      // Somebody else has just made one for the same caller: the later of the two holds.
      if (!isAppError(error) || error.code !== 'UNIQUE_CONFLICT') throw error;
      await this.#records.update(OVERRIDES, { subject: values.subject }, values, options);
    }
  }
}
