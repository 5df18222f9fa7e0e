import type { Database, Statement as Prepared } from 'sqlite3';

/** More values than there are pieces: 123 in SQLite's default of 40 pieces of 1,200 bytes, which it cuts into large and small ones. */
const FILLING = `SELECT ${Array.from({ length: 140 }, () => '?1 || ?1').join(', ')}`;
/** So many texts that kept statements still hold leave half of the pieces to what runs. */
const MAX_HELD_TEXTS = 60;

/**
 * SQLite gives each connection a few pieces of memory that need no lock ("lookaside", https://www.sqlite.org/malloc.html#lookaside). A prepared
 * statement takes some two dozen for as long as it is kept: after six of them each row of each statement that runs asks the allocator, whose lock
 * all connections share, and a list of 1,000 rows costs a fifth more. SQLite would leave them alone for a statement prepared with
 * SQLITE_PREPARE_PERSISTENT, which the driver does not offer. So they are all taken by something else while a statement is prepared and run
 * for the first time, and texts bound to statements that have not run for long are given back.
 */
export class Lookaside {
  readonly #database: Database;
  #filler: Prepared | undefined;
  /** How many texts each statement still holds; the one that ran last is the last. */
  readonly #texts = new Map<Prepared, number>();
  #held = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whatever `work` allocates for good comes from elsewhere. Nothing else may run on the connection meanwhile. */
  async spare<T>(work: () => Promise<T>): Promise<T> {
    await this.#fill();
    try {
      return await work();
    } finally {
      await this.#empty();
    }
  }

  /** To be told of each run. The promise, where there is one, resolves when texts of others have been given back. */
  ran(prepared: Prepared, values: readonly unknown[]): Promise<void> | undefined {
    this.forget(prepared);
    const texts = values.reduce((sum: number, value) => (typeof value === 'string' ? sum + 1 : sum), 0);
    if (texts === 0) return undefined;
    this.#texts.set(prepared, texts);
    this.#held += texts;
    return this.#held > MAX_HELD_TEXTS ? this.#giveBack() : undefined;
  }

  /** The statement holds nothing any more. */
  forget(prepared: Prepared): void {
    this.#held -= this.#texts.get(prepared) ?? 0;
    this.#texts.delete(prepared);
  }

  release(): void {
    this.#filler?.finalize();
    this.#filler = undefined;
  }

  async #giveBack(): Promise<void> {
    for (const oldest of this.#texts.keys()) {
      if (this.#held <= MAX_HELD_TEXTS) return;
      this.forget(oldest);
      // Another value makes the driver free all of them.
      await new Promise<void>((resolve) => oldest.bind([null], () => resolve()));
    }
  }

  /** A statement keeps the values of its row until it is reset. Should that fail, what comes next is only slower. */
  #fill(): Promise<void> {
    return new Promise((resolve) => {
      this.#filler ??= this.#database.prepare(FILLING, () => undefined);
      this.#filler.get(['-'], () => resolve());
    });
  }

  #empty(): Promise<void> {
    return new Promise((resolve) => this.#filler?.reset(() => resolve()) ?? resolve());
  }
}
