import type { RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import { leasesCollection, outboxCollection } from './outbox-collections';
import { Lease } from './outbox-lease';
import { AT_ONCE, type OutboxRow } from './outbox-rows';

const OUTBOX = outboxCollection.name;
/** Rows taken at once. */
export const BATCH = 100;

/** An event that failed and whose time has not come. */
export type WaitingRow = Pick<OutboxRow, 'id' | 'collection' | 'recordKey'> & { readonly dueAt: string };

/** The rows of one subscription. Only the holder of its lease may change them. */
export class OutboxQueue {
  readonly #records: RecordsPort;
  readonly #subscription: string;

  constructor(records: RecordsPort, subscription: string) {
    this.#records = records;
    this.#subscription = subscription;
  }

  async hasDue(): Promise<boolean> {
    return (await this.#records.findOne(OUTBOX, { filter: this.#due(now()), fields: ['id'] })) !== undefined;
  }

  /** The right to tell the events, for a while; undefined when another process has it. */
  takeLease(): Promise<Lease | undefined> {
    return Lease.take(this.#records, leasesCollection.name, this.#subscription);
  }

  /** The first `BATCH` events to be told, oldest first, and those waiting that are about the same records. */
  async next(): Promise<{ readonly due: readonly OutboxRow[]; readonly waiting: readonly WaitingRow[] }> {
    const moment = now();
    const due = await this.#records.find<OutboxRow>(OUTBOX, { filter: this.#due(moment), sort: ['id'], limit: BATCH });
    if (due.length === 0) return { due, waiting: [] };
    const recordKey = { $in: [...new Set(due.map((row) => row.recordKey))] };
    const filter = { subscription: this.#subscription, dueAt: { $gt: moment }, attempts: { $gt: 0 }, recordKey };
    const fields = ['id', 'collection', 'recordKey', 'dueAt'];
    return { due, waiting: await this.#records.find<WaitingRow>(OUTBOX, { filter, fields, sort: ['id'] }) };
  }

  async told({ id }: OutboxRow): Promise<void> {
    await this.#records.destroy(OUTBOX, { id });
  }

  async failed({ id, attempts }: OutboxRow, dueAt: string): Promise<void> {
    await this.#records.update(OUTBOX, { id }, { attempts: attempts + 1, dueAt });
  }

  /** Keeps the event, but tells it no more. */
  async park({ id, attempts }: OutboxRow): Promise<void> {
    await this.#records.update(OUTBOX, { id }, { attempts: attempts + 1, dueAt: null, parkedAt: now() });
  }

  async postpone(ids: readonly number[], dueAt: string): Promise<void> {
    await this.#records.update(OUTBOX, { id: { $in: [...ids] } }, { dueAt });
  }

  /** Makes the later events of the same record due. */
  async letFollow({ id, collection, recordKey }: OutboxRow): Promise<void> {
    const filter = { subscription: this.#subscription, collection, recordKey, id: { $gt: id }, dueAt: { $gt: AT_ONCE } };
    await this.#records.update(OUTBOX, filter, { dueAt: AT_ONCE });
  }

  #due(moment: string): JsonObject {
    return { subscription: this.#subscription, dueAt: { $lte: moment } };
  }
}

function now(): string {
  return new Date().toISOString();
}
