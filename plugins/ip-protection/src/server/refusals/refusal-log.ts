import type { JsonObject, Transaction } from '@mortise/shared';
import type { RecordsPort } from '@mortise/plugin-api/server';
import { REFUSALS } from '../collections';
import type { Refusal } from './refusal';

/** Different refusals one process writes down for one minute; all others count together. An attacker may invent origins without end. */
export const MAX_PER_MINUTE = 100;
/** Rows that are kept, whatever their age. */
export const MAX_ROWS = 10_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MAX_ORIGIN = 300;

interface Counted extends Refusal {
  readonly firstAt: number;
  lastAt: number;
  count: number;
  /** Of its row, once it has one. */
  id?: number;
  written: number;
}

export interface RefusalLogParts {
  readonly records: RecordsPort;
  readonly retentionDays: () => number;
}

/** Refused calls, counted in memory for each minute and written in batches. What a crash takes is a few seconds of counting. */
export class RefusalLog {
  readonly #parts: RefusalLogParts;
  #minute = 0;
  #counted = new Map<string, Counted>();
  /** Of minutes that are over, as far as they are not written. */
  #over: Counted[] = [];
  #writing: Promise<unknown> = Promise.resolve();

  constructor(parts: RefusalLogParts) {
    this.#parts = parts;
  }

  count(refusal: Refusal, now = Date.now()): void {
    this.#turn(now);
    const { address, subject, list, entry } = refusal;
    const origin = refusal.origin?.slice(0, MAX_ORIGIN);
    const own = JSON.stringify([address, origin, refusal.principal, subject, list, entry]);
    const hasPlace = this.#counted.has(own) || this.#counted.size < MAX_PER_MINUTE - 1;
    const key = hasPlace ? own : OTHERS;
    const shown = hasPlace ? { ...refusal, origin } : { ...refusal, address: OTHERS, origin: undefined, principal: undefined };
    const counted: Counted = this.#counted.get(key) ?? { ...shown, firstAt: now, lastAt: now, count: 0, written: 0 };
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
      return await this.#parts.records.destroy(REFUSALS, {});
    });
  }

  /** Deletes what is older than it may be, and what is more than may be kept. */
  prune(now = Date.now()): Promise<void> {
    return this.#inTurn(async () => {
      const { records, retentionDays } = this.#parts;
      const oldest = new Date(now - retentionDays() * DAY).toISOString();
      await records.destroy(REFUSALS, { 'lastAt.$dateBefore': oldest });
      const surplus = await records.findOne<{ id: number }>(REFUSALS, { fields: ['id'], sort: ['-id'], offset: MAX_ROWS });
      if (surplus) await records.destroy(REFUSALS, { 'id.$lte': surplus.id });
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
    this.#over = [...this.#over, ...this.#counted.values()].slice(-10 * MAX_PER_MINUTE);
    this.#counted = new Map();
  }

  async #write(): Promise<void> {
    this.#turn(Date.now());
    const pending = [...this.#over, ...this.#counted.values()].filter(({ count, written }) => count > written);
    if (pending.length > 0) {
      const counts = new Map(pending.map((counted) => [counted, counted.count]));
      const ids = await this.#parts.records.transaction((transaction) => this.#writeAll(pending, transaction));
      for (const [counted, count] of counts) {
        counted.written = count;
        const id = ids.get(counted);
        if (id !== undefined) counted.id = id;
      }
    }
    this.#over = this.#over.filter(({ count, written }) => count > written);
  }

  async #writeAll(pending: readonly Counted[], transaction: Transaction): Promise<ReadonlyMap<Counted, number>> {
    const { records } = this.#parts;
    const ids = new Map<Counted, number>();
    for (const counted of pending) {
      const { id, count, lastAt } = counted;
      const changes = { count, lastAt: new Date(lastAt).toISOString() };
      // A row may have been cleared or pruned meanwhile by another process.
      const updated = id === undefined ? [] : await records.update(REFUSALS, { id }, changes, { transaction });
      if (updated.length > 0) continue;
      ids.set(counted, (await records.create<{ id: number }>(REFUSALS, { ...valuesOf(counted), ...changes }, { transaction })).id);
    }
    return ids;
  }
}

/** Stands for the addresses that found no place any more. */
const OTHERS = '*';

function valuesOf({ firstAt, address, origin, principal, path, subject, list, entry }: Counted): JsonObject {
  const rest = { address, path: path.slice(0, 300), subject, list };
  return { ...rest, firstAt: new Date(firstAt).toISOString(), origin: origin ?? null, principal: principal ?? null, entry: entry ?? null };
}
