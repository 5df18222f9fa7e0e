import { setImmediate as nextTurn } from 'node:timers/promises';
import { isAppError } from '@mortise/shared';
import type { Statement } from '../compile/dialect';
import { type CombinedWrites, combineInserts, outcomesOf } from './combined-inserts';
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
        // Requests that have arrived together get this far one after the other.
        await nextTurn();
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
    const settlements = (await runAsOne(connection, batch)) ?? (await inTransaction(connection, () => runEach(connection, batch)));
    for (const settle of settlements) settle();
  } catch (error) {
    for (const write of batch) write.reject(error);
  }
}

/** A single statement is a transaction of its own; undefined where the batch takes more than one. */
async function runAsOne(connection: SqliteConnection, batch: readonly PendingWrite[]): Promise<Settle[] | undefined> {
  const [combined, ...others] = combineInserts(batch);
  return combined && others.length === 0 ? runCombined(connection, combined) : undefined;
}

/** Faults of one statement. After any other (disk full) SQLite may have rolled back everything, and the batch is over. */
const STATEMENT_FAULTS = new Set(['SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'SQLITE_MISMATCH', 'SQLITE_RANGE', 'SQLITE_TOOBIG']);

/** A statement that fails undoes itself (one that its guard refuses has done nothing) and leaves the transaction usable, so it needs no savepoint of its own. */
async function runEach(connection: SqliteConnection, batch: readonly PendingWrite[]): Promise<Settle[]> {
  const settlements: Settle[] = [];
  for (const combined of combineInserts(batch)) {
    const together = await runCombined(connection, combined);
    if (together) settlements.push(...together);
    else for (const write of combined.writes) settlements.push(await runOne(connection, write));
  }
  return settlements;
}

/** Undefined where each has to be run by itself, so that only those at fault are told of it. */
async function runCombined(connection: SqliteConnection, combined: CombinedWrites): Promise<Settle[] | undefined> {
  const { statement, writes } = combined;
  if (!statement) return undefined;
  try {
    const outcomes = outcomesOf(combined, await connection.run(statement, writes.length));
    return outcomes.map((outcome, place) => () => writes[place]?.resolve(outcome));
  } catch (error) {
    if (!isFaultOfStatement(error)) throw error;
    return undefined;
  }
}

async function runOne(connection: SqliteConnection, { statement, resolve, reject }: PendingWrite): Promise<Settle> {
  try {
    const outcome = await connection.run(statement);
    return () => resolve(outcome);
  } catch (error) {
    if (!isFaultOfStatement(error)) throw error;
    return () => reject(error);
  }
}

function isFaultOfStatement(error: unknown): boolean {
  return isAppError(error) || STATEMENT_FAULTS.has(faultCode(error) ?? '');
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
