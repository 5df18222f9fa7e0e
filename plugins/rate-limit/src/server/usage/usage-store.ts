import type { RecordsPort } from '@mortise/plugin-api/server';
import type { Transaction } from '@mortise/shared';
import { USAGE } from '../collections';
import { HOUR_MS, type UsageCounter, type UsageEntry } from './usage-counter';

/** Rows written in one transaction, so that other writers need not wait long. */
const BATCH = 100;
const DAYS = 30;
/** How long hours are kept, in milliseconds. */
export const KEPT_MS = DAYS * 24 * HOUR_MS;

/** Writes what was counted. Each process has rows of its own, so that none overwrites what another has counted. */
export class UsageStore {
  readonly #records: RecordsPort;
  readonly #counter: Pick<UsageCounter, 'unwritten'>;
  #writing: Promise<void> = Promise.resolve();

  constructor(records: RecordsPort, counter: Pick<UsageCounter, 'unwritten'>) {
    this.#records = records;
    this.#counter = counter;
  }

  /** Writes everything counted so far; what cannot be written is written next time. */
  flush(): Promise<void> {
    const run = this.#writing.then(() => this.#flush());
    this.#writing = run.catch(() => undefined);
    return run;
  }

  /** Deletes what is older than anybody looks. */
  async forgetOld(now: number): Promise<void> {
    await this.#records.destroy(USAGE, { hour: { $lt: new Date(now - KEPT_MS).toISOString() } });
  }

  async #flush(): Promise<void> {
    const entries = this.#counter.unwritten();
    for (let from = 0; from < entries.length; from += BATCH) await this.#write(entries.slice(from, from + BATCH));
  }

  async #write(entries: readonly UsageEntry[]): Promise<void> {
    const written: { readonly entry: UsageEntry; readonly id: number; readonly calls: number }[] = [];
    await this.#records.transaction(async (transaction) => {
      for (const entry of entries) {
        const { calls } = entry;
        written.push({ entry, calls, id: await this.#put(entry, transaction) });
      }
    });
    // Only what is committed counts as written.
    for (const { entry, id, calls } of written) Object.assign(entry, { id, written: calls });
  }

  async #put({ id, subject, hour, calls, refused, minutes }: UsageEntry, transaction: Transaction): Promise<number> {
    const counts = { calls, refused, minutes: [...minutes] };
    if (id !== undefined) {
      const [row] = await this.#records.update<{ id: number }>(USAGE, { id }, counts, { transaction });
      if (row !== undefined) return row.id;
    }
    const values = { ...counts, subject, hour: new Date(hour).toISOString() };
    return (await this.#records.create<{ id: number }>(USAGE, values, { transaction })).id;
  }
}
