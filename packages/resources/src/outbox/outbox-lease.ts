import { randomUUID } from 'node:crypto';
import type { RecordsPort } from '@mortise/plugin-api/server';
import { isAppError } from '@mortise/shared';

/** How long a process that died keeps others waiting. Clocks of machines that share a database must agree within a part of it. */
const LEASE_MS = 6000;
const RENEW_MS = 2000;

interface LeaseRow {
  readonly records: RecordsPort;
  readonly collection: string;
  readonly subscription: string;
}

/** The right of one process to tell a subscription its events. Renews itself until it is released. */
export class Lease {
  readonly #row: LeaseRow;
  readonly #holder: string;
  readonly #timer: NodeJS.Timeout;
  #validUntil: number;

  private constructor(row: LeaseRow, { holder, since }: { readonly holder: string; readonly since: number }) {
    this.#row = row;
    this.#holder = holder;
    this.#validUntil = since + LEASE_MS;
    this.#timer = setInterval(() => void this.#renew(), RENEW_MS).unref();
  }

  /** Undefined while somebody else holds it. */
  static async take(records: RecordsPort, collection: string, subscription: string): Promise<Lease | undefined> {
    const row = { records, collection, subscription };
    const [holder, since] = [randomUUID(), performance.now()];
    const values = { holder, expiresAt: inFuture(LEASE_MS) };
    const free = { subscription, expiresAt: { $lte: inFuture(0) } };
    const taken = (await records.update(collection, free, values)).length > 0 || (await insert(row, values));
    return taken ? new Lease(row, { holder, since }) : undefined;
  }

  /** False once it may belong to somebody else, as after a pause of the whole process. */
  get held(): boolean {
    return performance.now() < this.#validUntil;
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    this.#validUntil = 0;
    await this.#setExpiry(0);
  }

  /** When the database does not answer, the lease runs out by itself. */
  async #renew(): Promise<void> {
    const since = performance.now();
    try {
      const renewed = await this.#setExpiry(LEASE_MS);
      if (this.#validUntil > 0) this.#validUntil = renewed ? since + LEASE_MS : 0;
    } catch {
      // Tried again at the next tick.
    }
  }

  async #setExpiry(milliseconds: number): Promise<boolean> {
    const { records, collection, subscription } = this.#row;
    const rows = await records.update(collection, { subscription, holder: this.#holder }, { expiresAt: inFuture(milliseconds) });
    return rows.length > 0;
  }
}

/** The first time ever; false when the row is there already. */
async function insert({ records, collection, subscription }: LeaseRow, values: { holder: string; expiresAt: string }): Promise<boolean> {
  if ((await records.count(collection, { subscription })) > 0) return false;
  try {
    await records.create(collection, { subscription, ...values });
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === 'UNIQUE_CONFLICT') return false;
    throw error;
  }
}

function inFuture(milliseconds: number): string {
  return new Date(Date.now() + milliseconds).toISOString();
}
