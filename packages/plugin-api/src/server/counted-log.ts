import type { JsonObject, Transaction } from '@mortise/shared';
import type { RecordsPort } from './ports/records';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface CountedLogOptions<Entry> {
  readonly records: RecordsPort;
  /** Has the columns `firstAt`, `lastAt` and `count` besides those of `valuesOf`. */
  readonly collection: string;
  readonly retentionDays: () => number;
  /** Different entries one process writes down for one minute; all others count together. */
  readonly maxPerMinute: number;
  /** Rows that are kept, whatever their age. */
  readonly maxRows: number;
  /** Equal for entries that are counted in one row. */
  readonly keyOf: (entry: Entry) => string;
  /** What stands for an entry that finds no place any more. */
  readonly nameless: (entry: Entry) => Entry;
  readonly valuesOf: (entry: Entry) => JsonObject;
}

interface Counted<Entry> {
  readonly entry: Entry;
  readonly firstAt: number;
  lastAt: number;
  count: number;
  /** Of its row, once it has one. */
  id?: number;
  written: number;
}

/**
 * What happened, counted in memory for each minute and written in batches, so that whoever makes it happen can fill neither the memory nor the
 * table. What a crash takes is a few seconds of counting.
 */
export class CountedLog<Entry> {
  readonly #options: CountedLogOptions<Entry>;
  #minute = 0;
  #counted = new Map<string, Counted<Entry>>();
  /** Of minutes that are over, as far as they are not written. */
  #over: Counted<Entry>[] = [];
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: CountedLogOptions<Entry>) {
    this.#options = options;
  }

  count(entry: Entry, now = Date.now()): void {
    this.#turn(now);
    const { keyOf, nameless, maxPerMinute } = this.#options;
    const own = keyOf(entry);
    const hasPlace = this.#counted.has(own) || this.#counted.size < maxPerMinute - 1;
    const key = hasPlace ? own : '*';
    const shown = hasPlace ? entry : nameless(entry);
    const counted: Counted<Entry> = this.#counted.get(key) ?? { entry: shown, firstAt: now, lastAt: now, count: 0, written: 0 };
    counted.count += 1;
    counted.lastAt = now;
    this.#counted.set(key, counted);
  }

  /** Writes what was counted since the last time, in one transaction. What could not be written is tried again the next time. */
  flush(): Promise<void> {
    return this.#inTurn(() => this.#write());
  }

  /** The log is empty afterwards, also of what is not written yet. Returns how many rows went. */
  clear(): Promise<number> {
    return this.#inTurn(async () => {
      this.#counted.clear();
      this.#over = [];
      return await this.#options.records.destroy(this.#options.collection, {});
    });
  }

  /** Deletes what is older than it may be, and what is more than may be kept. */
  prune(now = Date.now()): Promise<void> {
    return this.#inTurn(async () => {
      const { records, collection, retentionDays, maxRows } = this.#options;
      const oldest = new Date(now - retentionDays() * DAY).toISOString();
      await records.destroy(collection, { 'lastAt.$dateBefore': oldest });
      const surplus = await records.findOne<{ id: number }>(collection, { fields: ['id'], sort: ['-id'], offset: maxRows });
      if (surplus) await records.destroy(collection, { 'id.$lte': surplus.id });
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => undefined);
    return done;
  }

  #turn(now: number): void {
    const minute = Math.floor(now / MINUTE);
    if (minute === this.#minute) return;
    this.#minute = minute;
    // A database that is away for long must not fill the memory.
    this.#over = [...this.#over, ...this.#counted.values()].slice(-10 * this.#options.maxPerMinute);
    this.#counted = new Map();
  }

  async #write(): Promise<void> {
    this.#turn(Date.now());
    const pending = [...this.#over, ...this.#counted.values()].filter(({ count, written }) => count > written);
    if (pending.length > 0) {
      const counts = new Map(pending.map((counted) => [counted, counted.count]));
      const ids = await this.#options.records.transaction((transaction) => this.#writeAll(pending, transaction));
      for (const [counted, count] of counts) {
        counted.written = count;
        const id = ids.get(counted);
        if (id !== undefined) counted.id = id;
      }
    }
    this.#over = this.#over.filter(({ count, written }) => count > written);
  }

  async #writeAll(pending: readonly Counted<Entry>[], transaction: Transaction): Promise<ReadonlyMap<Counted<Entry>, number>> {
    const { records, collection, valuesOf } = this.#options;
    const ids = new Map<Counted<Entry>, number>();
    for (const counted of pending) {
      const { id, entry, count, lastAt, firstAt } = counted;
      const changes = { count, lastAt: new Date(lastAt).toISOString() };
      // A row may have been cleared or pruned meanwhile by another process.
      const updated = id === undefined ? [] : await records.update(collection, { id }, changes, { transaction });
      if (updated.length > 0) continue;
      const values = { ...valuesOf(entry), ...changes, firstAt: new Date(firstAt).toISOString() };
      ids.set(counted, (await records.create<{ id: number }>(collection, values, { transaction })).id);
    }
    return ids;
  }
}
