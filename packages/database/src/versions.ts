import type { Log } from '@mortise/plugin-api/server';
import { type Disposable, type Transaction, disposable } from '@mortise/shared';
import type { Driver, Row } from './connection/driver';
import { once } from './connection/driver';
import { RENAME_TABLES } from './schema/rename-log';
import type { SchemaDialect } from './schema/schema-dialect';
import type { Transactions } from './transactions';

const VERSIONS_TABLE = 'CREATE TABLE IF NOT EXISTS m_core_versions (name VARCHAR(100) NOT NULL PRIMARY KEY, version BIGINT NOT NULL)';

/** The tables are new, or used by servers that do little with them. */
const LOCK_MILLISECONDS = 5000;

type Listener = () => void | Promise<void>;

/** Other processes are promised to hear of a change within two seconds. */
const DEFAULT_INTERVAL_MILLISECONDS = 1000;

/**
 * Counters that tell the processes on one database that something changed. A change bumps its counter in its own transaction;
 * this process hears of it after the commit, others when they look next.
 */
export interface Versions {
  /** The last value known here; 0 when the counter was never bumped. */
  current(name: string): number;
  /** Answers the value after it. Until the transaction ends, whoever else wants to bump the counter waits. */
  bump(name: string, transaction: Transaction): Promise<number>;
  /** The value in the database; 0 when the counter was never bumped. */
  stored(name: string): Promise<number>;
  onChange(name: string, listener: Listener): Disposable;
  /** Looks at all counters every `intervalMs` milliseconds (default 1,000) until disposed. */
  startPolling(intervalMs?: number): Disposable;
  /** Age of what is known here about other processes. */
  millisecondsSinceRead(): number;
}

export interface VersionsOptions {
  readonly driver: Driver;
  readonly schemaDialect: SchemaDialect;
  readonly transactions: Transactions;
  readonly log: Log;
}

/** Creates the tables that are no collections where they are missing, and reads the counters once. */
export async function openVersions(options: VersionsOptions): Promise<Versions> {
  const { schemaDialect, transactions } = options;
  await transactions.run(async (transaction) => {
    await schemaDialect.lock((statement) => transaction.run(statement), LOCK_MILLISECONDS);
    for (const table of [VERSIONS_TABLE, ...RENAME_TABLES]) await transaction.run(once(table));
  });
  const versions = new StoredVersions(options);
  await versions.read();
  return versions;
}

class StoredVersions implements Versions {
  readonly #options: VersionsOptions;
  readonly #known = new Map<string, number>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #readAt = 0;

  constructor(options: VersionsOptions) {
    this.#options = options;
  }

  current(name: string): number {
    return this.#known.get(name) ?? 0;
  }

  async bump(name: string, transaction: Transaction): Promise<number> {
    const { transactions, driver } = this.#options;
    const parameter = driver.dialect.parameter(1, 'text');
    const text = `INSERT INTO m_core_versions (name, version) VALUES (${parameter}, 1)
      ON CONFLICT (name) DO UPDATE SET version = m_core_versions.version + 1 RETURNING version`;
    const outcome = await transactions.find(transaction)?.run({ text, values: [name], returns: true });
    const version = versionOf(outcome?.rows[0]);
    transaction.afterCommit(() => this.#learn(name, version));
    return version;
  }

  async stored(name: string): Promise<number> {
    const { driver } = this.#options;
    const text = `SELECT version FROM m_core_versions WHERE name = ${driver.dialect.parameter(1, 'text')}`;
    return versionOf((await driver.read({ text, values: [name], returns: true })).rows[0]);
  }

  onChange(name: string, listener: Listener): Disposable {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return disposable(() => void listeners.delete(listener));
  }

  startPolling(intervalMs = DEFAULT_INTERVAL_MILLISECONDS): Disposable {
    let timer: NodeJS.Timeout | undefined;
    let isStopped = false;
    const plan = (): void => {
      if (!isStopped) timer = setTimeout(() => void this.#poll().then(plan), intervalMs).unref();
    };
    plan();
    return disposable(() => {
      isStopped = true;
      clearTimeout(timer);
    });
  }

  millisecondsSinceRead(): number {
    return performance.now() - this.#readAt;
  }

  async read(): Promise<void> {
    const startedAt = performance.now();
    const { rows } = await this.#options.driver.read({ text: 'SELECT name, version FROM m_core_versions', values: [], returns: true });
    this.#readAt = startedAt;
    for (const row of rows) await this.#learn(String(row['name']), versionOf(row));
  }

  async #poll(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      this.#options.log.warn('versions could not be read', { error });
    }
  }

  /** A poll may bring what was read before a newer bump of our own; counters only grow. */
  async #learn(name: string, version: number): Promise<void> {
    if (version <= this.current(name)) return;
    this.#known.set(name, version);
    for (const listener of this.#listeners.get(name) ?? []) await this.#tell(name, listener);
  }

  async #tell(name: string, listener: Listener): Promise<void> {
    try {
      await listener();
    } catch (error) {
      this.#options.log.error('version listener failed', { name, error });
    }
  }
}

function versionOf(row: Row | undefined): number {
  return Number(row?.['version'] ?? 0);
}
