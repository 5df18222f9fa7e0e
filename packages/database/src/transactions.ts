import type { Log } from '@mortise/plugin-api/server';
import type { Transaction } from '@mortise/shared';
import type { Statement } from './compile/dialect';
import type { Driver, Outcome, Session } from './connection/driver';

type AfterCommit = () => void | Promise<void>;

/** An open transaction as this package sees it. */
export interface OpenTransaction extends Session {
  readonly handle: Transaction;
  /** Makes sure that the transaction is rolled back, whatever its work makes of the error. */
  fail(error: unknown): void;
}

/** Opens transactions and finds them again by the handle callers carry around. */
export class Transactions {
  readonly #dataSource: string;
  readonly #driver: Driver;
  readonly #log: Log;
  readonly #open = new WeakMap<Transaction, OpenTransaction>();

  constructor(dataSource: string, driver: Driver, log: Log) {
    this.#dataSource = dataSource;
    this.#driver = driver;
    this.#log = log;
  }

  async run<T>(work: (transaction: OpenTransaction) => Promise<T>): Promise<T> {
    const afterCommit: AfterCommit[] = [];
    const result = await this.#driver.transaction((session) => this.#within(session, afterCommit, work));
    for (const task of afterCommit) await this.#runAfterCommit(task);
    return result;
  }

  /** Where a statement has to run: in the given transaction, or undefined for on its own. */
  find(handle: Transaction | undefined): OpenTransaction | undefined {
    if (handle === undefined) return undefined;
    const open = this.#open.get(handle);
    if (!open) throw new Error(`Transaction is not open in data source ${this.#dataSource}`);
    return open;
  }

  async #within<T>(session: Session, afterCommit: AfterCommit[], work: (transaction: OpenTransaction) => Promise<T>): Promise<T> {
    const handle: Transaction = Object.freeze({
      dataSource: this.#dataSource,
      afterCommit: (task: AfterCommit) => void afterCommit.push(task),
    });
    const transaction = new GuardedTransaction(handle, session);
    this.#open.set(handle, transaction);
    try {
      const result = await work(transaction);
      transaction.throwFailure();
      return result;
    } finally {
      this.#open.delete(handle);
    }
  }

  async #runAfterCommit(task: AfterCommit): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.#log.error('work after commit failed', { error });
    }
  }
}

/**
 * After a failed statement PostgreSQL turns COMMIT into ROLLBACK without a word, and SQLite commits the rest. Here the first
 * failure is remembered and ends the transaction on both.
 */
class GuardedTransaction implements OpenTransaction {
  readonly handle: Transaction;
  readonly #session: Session;
  #failure: { readonly error: unknown } | undefined;

  constructor(handle: Transaction, session: Session) {
    this.handle = handle;
    this.#session = session;
  }

  async run(statement: Statement): Promise<Outcome> {
    this.throwFailure();
    try {
      return await this.#session.run(statement);
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
  }

  throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
