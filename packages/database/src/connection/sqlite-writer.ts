import { isAppError } from '@mortise/shared';
import type { Statement } from '../compile/dialect';
import type { Outcome, PendingWrite } from './driver';
import { faultCode } from './driver-faults';
import { ResourceQueue } from './resource-queue';
import type { SqliteConnection } from './sqlite-connection';

const BATCH_SIZE = 64;
/** As long as PostgreSQL's statement_timeout: whoever waits longer is told that the database is busy. */
const MAX_WAIT_MILLISECONDS = 30_000;

type Settle = () => void;

/**
 * The one connection that writes. SQLite has one writer at a time; a queue in front of it answers everybody in order, where
 * its own locking would make them poll and give up. The transaction is held on this connection, since Sequelize's
 * `transaction()` opens a new connection, with new settings and no prepared statements, every time.
 */
export class SqliteWriter {
  readonly #queue: ResourceQueue<SqliteConnection>;
  #pending: PendingWrite[] = [];

  constructor(connection: SqliteConnection) {
    this.#queue = new ResourceQueue([connection], MAX_WAIT_MILLISECONDS);
  }

  /** Writes that wait for their turn together share one commit, and with it one flush to disk; each is answered after it. */
  write(statement: Statement): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ statement, resolve, reject });
      if (this.#pending.length === 1) this.#scheduleBatch();
    });
  }

  transaction<T>(work: (session: SqliteConnection) => Promise<T>): Promise<T> {
    return this.#queue.run((connection) => inTransaction(connection, () => work(connection)));
  }

  #scheduleBatch(): void {
    this.#queue
      .run(async (connection) => {
        const batch = this.#pending.splice(0, BATCH_SIZE);
        if (this.#pending.length > 0) this.#scheduleBatch();
        await runBatch(connection, batch);
      })
      .catch((error: unknown) => {
        // The turn never came; whoever waited for it must hear so.
        for (const write of this.#pending.splice(0)) write.reject(error);
      });
  }
}

async function runBatch(connection: SqliteConnection, batch: readonly PendingWrite[]): Promise<void> {
  const [only] = batch;
  if (batch.length === 1 && only) return connection.run(only.statement).then(only.resolve, only.reject);
  try {
    const settlements = await inTransaction(connection, () => runEach(connection, batch));
    for (const settle of settlements) settle();
  } catch (error) {
    for (const write of batch) write.reject(error);
  }
}

/** Faults of one statement. After any other (disk full) SQLite may have rolled back everything, and the batch is over. */
const STATEMENT_FAULTS = new Set(['SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'SQLITE_MISMATCH', 'SQLITE_RANGE', 'SQLITE_TOOBIG']);

/** A statement that fails undoes itself (one that its guard refuses has done nothing) and leaves the transaction usable, so it needs no savepoint of its own. */
async function runEach(connection: SqliteConnection, batch: readonly PendingWrite[]): Promise<Settle[]> {
  const settlements: Settle[] = [];
  for (const { statement, resolve, reject } of batch) {
    try {
      const outcome = await connection.run(statement);
      settlements.push(() => resolve(outcome));
    } catch (error) {
      if (!isAppError(error) && !STATEMENT_FAULTS.has(faultCode(error) ?? '')) throw error;
      settlements.push(() => reject(error));
    }
  }
  return settlements;
}

async function inTransaction<T>(connection: SqliteConnection, work: () => Promise<T>): Promise<T> {
  await connection.control('BEGIN IMMEDIATE');
  try {
    const result = await work();
    await connection.control('COMMIT');
    return result;
  } catch (error) {
    // SQLite has rolled back already after some errors (disk full); then there is nothing left to undo.
    await connection.control('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
