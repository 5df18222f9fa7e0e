import type { Log } from '@mortise/plugin-api/server';
import { LRUCache } from 'lru-cache';
import type { Client } from 'pg';
import type { Sequelize } from 'sequelize';
import type { Statement } from '../compile/dialect';
import type { DatabaseConfig } from '../data-source';
import { createPostgresDialect } from '../dialects/postgres';
import { ClientSlots } from './client-slots';
import type { Driver, Outcome, Reading, ReadingLimits, Row, Session } from './driver';
import { readIsolated } from './postgres-isolation';
import { connectPostgres } from './postgres-pool';
import { isBrokenConnection, isRepeatable } from './driver-faults';
import { type Prepared, PreparedRun } from './prepared-run';
import { ReadBatches } from './read-batches';
import { quoteWith } from './quoting';
import { ResourceQueue } from './resource-queue';
import { SharedCommits } from './shared-commits';

/**
 * Statements with a name stay prepared on every connection for good, so their number is bounded. Shapes come from callers: a
 * name goes to those that come again, lest a flood of single ones uses all names up.
 */
const NAMED_STATEMENTS = 500;
const SEEN_ONCE = 1000;
const ATTEMPTS = 3;
/** How many of the pool's connections may be reading for people's own SQL at once. */
const ISOLATED_SHARE = 0.5;
const ISOLATED_WAIT_MILLISECONDS = 10_000;

/** A PostgreSQL server through Sequelize's pool; statements go straight to the borrowed client. Nothing is made in an `external` database. */
export async function openPostgresDriver(config: DatabaseConfig, log: Log, { external = false } = {}): Promise<Driver> {
  return new PostgresDriver(await connectPostgres(config, { log, external }), config.poolMax);
}

class PostgresDriver implements Driver {
  readonly dialect;
  readonly #clients: ClientSlots;
  readonly #batches: ReadBatches;
  readonly #commits: SharedCommits;
  readonly #prepared = new Map<string, Prepared>();
  /** The columns of texts that ran once. */
  readonly #seenOnce = new LRUCache<string, readonly string[]>({ max: SEEN_ONCE });
  readonly #turns: ResourceQueue<number>;
  #statements = 0;

  constructor(sequelize: Sequelize, poolMax: number) {
    this.#clients = new ClientSlots(sequelize, poolMax);
    this.#batches = new ReadBatches(this.#clients);
    this.#commits = new SharedCommits({
      clients: this.#clients,
      runAlone: (client, statement) => this.#runAlone(client, statement),
      counted: (runs) => (this.#statements += runs),
    });
    const turns = Math.max(1, Math.floor(poolMax * ISOLATED_SHARE));
    this.#turns = new ResourceQueue(
      Array.from({ length: turns }, (_, index) => index),
      ISOLATED_WAIT_MILLISECONDS,
    );
    this.dialect = createPostgresDialect(quoteWith(sequelize));
  }

  /** A read whose connection broke may be asked again on another one, and so may one that lost a deadlock against a change of its tables. */
  read(statement: Statement): Promise<Outcome> {
    return this.#attempt(
      () => this.#read(statement),
      (error) => isBrokenConnection(error) || isRepeatable(error),
    );
  }

  write(statement: Statement): Promise<Outcome> {
    const prepared = statement.onlyAdds === true ? this.#preparedOf(statement.text) : undefined;
    if (prepared) return this.#commits.write(prepared, statement);
    return this.#clients.borrow((client) => this.#runAlone(client, statement));
  }

  /**
   * Not Sequelize's `transaction()`: that one writes to the console when a commit fails. A transaction that lost a deadlock is
   * not repeated here, because `work` may have done more than run statements.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#clients.borrow(async (client) => {
      await client.query('BEGIN');
      try {
        const result = await work({ run: (statement) => this.#run(client, statement) });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => this.#clients.destroy(client));
        throw error;
      }
    });
  }

  isolated<T>(work: (reading: Reading) => Promise<T>, limits: ReadingLimits): Promise<T> {
    return this.#turns.run(() =>
      this.#clients.borrow((client) => readIsolated(client, work, { ...limits, counted: () => (this.#statements += 1) })),
    );
  }

  statements(): number {
    return this.#statements;
  }

  close(): Promise<void> {
    this.#batches.flush();
    this.#commits.flush();
    return this.#clients.close();
  }

  async #attempt(run: () => Promise<Outcome>, mayRepeat: (error: unknown) => boolean): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await run();
      } catch (error) {
        if (attempt === ATTEMPTS || !mayRepeat(error)) throw error;
      }
    }
  }

  #read(statement: Statement): Promise<Outcome> {
    const prepared = statement.once === true ? undefined : this.#preparedOf(statement.text);
    if (!prepared) return this.#clients.borrow((client) => this.#run(client, statement));
    this.#statements += 1;
    return this.#batches.read(prepared, statement.values);
  }

  /** A lone statement that lost a deadlock has done nothing and may simply run again. */
  #runAlone(client: Client, statement: Statement): Promise<Outcome> {
    return this.#attempt(() => this.#run(client, statement), isRepeatable);
  }

  async #run(client: Client, statement: Statement): Promise<Outcome> {
    statement.guard?.();
    this.#statements += 1;
    const prepared = statement.once === true ? undefined : this.#preparedOf(statement.text);
    if (!prepared) return this.#runOnce(client, statement);
    return new Promise((resolve, reject) => {
      client.query(new PreparedRun(prepared, statement.values, { resolve, reject }));
    });
  }

  async #runOnce(client: Client, { text, values, once }: Statement): Promise<Outcome> {
    const { rows, rowCount, fields } = await client.query<Row>({ text, values: [...values] });
    if (once !== true)
      this.#seenOnce.set(
        text,
        fields.map(({ name }) => name),
      );
    return { rows, affected: rowCount ?? 0 };
  }

  #preparedOf(text: string): Prepared | undefined {
    const known = this.#prepared.get(text);
    if (known !== undefined || this.#prepared.size >= NAMED_STATEMENTS) return known;
    const columns = this.#seenOnce.get(text);
    if (columns === undefined) return undefined;
    this.#seenOnce.delete(text);
    const prepared = { name: `m${this.#prepared.size + 1}`, text, columns };
    this.#prepared.set(text, prepared);
    return prepared;
  }
}
