import type { RecordsPort } from '@mortise/plugin-api/server';

const FLUSH_DELAY_MS = 250;
const MAX_PENDING = 1000;

interface Use {
  count: number;
  lastUsedAt: number;
}

/** Counts uses of credentials in memory and writes them together, so that a request costs no statement. */
export class UseCounter {
  readonly #records: RecordsPort;
  #pending = new Map<number, Use>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  count(id: number): void {
    const use = this.#pending.get(id) ?? { count: 0, lastUsedAt: 0 };
    use.count += 1;
    use.lastUsedAt = Date.now();
    this.#pending.set(id, use);
    if (this.#pending.size >= MAX_PENDING) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), FLUSH_DELAY_MS).unref();
  }

  /** Writes everything counted so far. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const uses = this.#pending;
    this.#pending = new Map();
    // Statistics only: a count lost while the database is away must not fail anything.
    if (uses.size > 0) this.#writing = this.#writing.then(() => this.#write(uses)).catch(() => undefined);
    await this.#writing;
  }

  async #write(uses: ReadonlyMap<number, Use>): Promise<void> {
    const query = { filter: { id: [...uses.keys()] }, fields: ['id', 'useCount'] };
    await this.#records.transaction(async (transaction) => {
      for (const row of await this.#records.find<{ id: number; useCount: number }>('credentials', query, { transaction })) {
        const use = uses.get(row.id);
        if (!use) continue;
        const values = { useCount: row.useCount + use.count, lastUsedAt: new Date(use.lastUsedAt).toISOString() };
        await this.#records.update('credentials', { id: row.id }, values, { transaction });
      }
    });
  }
}
