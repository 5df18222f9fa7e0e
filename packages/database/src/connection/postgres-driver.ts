import { setTimeout } from 'node:timers/promises';
import type { Log } from '@mortise/plugin-api/server';
import { LRUCache } from 'lru-cache';
import type { Client } from 'pg';
import type { Sequelize } from 'sequelize';
import type { Statement } from '../compile/dialect';
import type { DatabaseConfig } from '../data-source';
import { createPostgresDialect } from '../dialects/postgres';
import type { Driver, Outcome, Row, Session } from './driver';
import { connectPostgres } from './postgres-pool';
import { isBrokenConnection, isConnectionFault, isRepeatable, isTimeout } from './driver-faults';
import { quoteWith } from './quoting';

/**
 * Statements with a name stay prepared on every connection for good, so their number is bounded. Shapes come from callers: a
 * name goes to those that come again, lest a flood of single ones uses all names up.
 */
const NAMED_STATEMENTS = 500;
const SEEN_ONCE = 1000;
const ATTEMPTS = 3;
const ACQUIRE_PAUSE_MILLISECONDS = 50;

/** A PostgreSQL server through Sequelize's pool; statements go straight to the borrowed client. */
export async function openPostgresDriver(config: DatabaseConfig, log: Log): Promise<Driver> {
  return new PostgresDriver(await connectPostgres(config, log));
}

class PostgresDriver implements Driver {
  readonly dialect;
  readonly #sequelize: Sequelize;
  readonly #names = new Map<string, string>();
  readonly #seenOnce = new LRUCache<string, true>({ max: SEEN_ONCE });
  #statements = 0;

  constructor(sequelize: Sequelize) {
    this.#sequelize = sequelize;
    this.dialect = createPostgresDialect(quoteWith(sequelize));
  }

  /** A read whose connection broke may be asked again on another one. */
  read(statement: Statement): Promise<Outcome> {
    return this.#attempt(statement, isBrokenConnection);
  }

  /** A lone statement that lost a deadlock has done nothing and may simply run again. */
  write(statement: Statement): Promise<Outcome> {
    return this.#attempt(statement, isRepeatable);
  }

  /**
   * Not Sequelize's `transaction()`: that one writes to the console when a commit fails. A transaction that lost a deadlock is
   * not repeated here, because `work` may have done more than run statements.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#borrow(async (client) => {
      await client.query('BEGIN');
      try {
        const result = await work({ run: (statement) => this.#run(client, statement) });
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => this.#sequelize.connectionManager.destroyConnection(client));
        throw error;
      }
    });
  }

  statements(): number {
    return this.#statements;
  }

  close(): Promise<void> {
    return this.#sequelize.close();
  }

  async #attempt(statement: Statement, mayRepeat: (error: unknown) => boolean): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#borrow((client) => this.#run(client, statement));
      } catch (error) {
        if (attempt === ATTEMPTS || !mayRepeat(error)) throw error;
      }
    }
  }

  async #borrow<T>(task: (client: Client) => Promise<T>): Promise<T> {
    const manager = this.#sequelize.connectionManager;
    const client = await this.#acquire();
    let broken = false;
    try {
      return await task(client);
    } catch (error) {
      broken = isConnectionFault(error);
      throw error;
    } finally {
      if (broken) await manager.destroyConnection(client);
      else manager.releaseConnection(client);
    }
  }

  /**
   * Tries again after a moment: the server may be restarting, and the pool hands the failure of an attempt nobody waits for
   * any more to whoever asks next. Nothing has been sent yet, so this repeats nothing.
   */
  async #acquire(): Promise<Client> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.#sequelize.connectionManager.getConnection({ type: 'write' })) as Client;
      } catch (error) {
        if (attempt === ATTEMPTS || !isConnectionFault(error) || isTimeout(error)) throw error;
        await setTimeout(ACQUIRE_PAUSE_MILLISECONDS * attempt);
      }
    }
  }

  async #run(client: Client, { text, values, once }: Statement): Promise<Outcome> {
    this.#statements += 1;
    const name = once === true ? undefined : this.#nameOf(text);
    const result = await client.query<Row>({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    return { rows: result.rows, affected: result.rowCount ?? 0 };
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= NAMED_STATEMENTS) return known;
    if (!this.#seenOnce.delete(text)) {
      this.#seenOnce.set(text, true);
      return undefined;
    }
    const name = `m${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
