import type { Database, Statement as Prepared } from 'sqlite3';

/** More values than there are pieces: 123 in SQLite's default of 40 pieces of 1,200 bytes, which it cuts into large and small ones. */
const FILLING = `SELECT ${Array.from({ length: 140 }, () => '?1 || ?1').join(', ')}`;
/** So many texts that kept statements still hold leave half of the pieces to what runs. */
const MAX_HELD_TEXTS = 60;
/** What runs shorter loses less than it costs to take texts from others. */
const LONG_MILLISECONDS = 1;

/**
 * SQLite gives each connection a few pieces of memory that need no lock ("lookaside", https://www.sqlite.org/malloc.html#lookaside). A prepared
 * statement takes some two dozen for as long as it is kept: after six of them each row of each statement that runs asks the allocator, whose lock
 * all connections share, and a list of 1,000 rows costs a fifth more. SQLite would leave them alone for a statement prepared with
 * SQLITE_PREPARE_PERSISTENT, which the driver does not offer. So they are all taken by something else while a statement is prepared and run
 * for the first time; and before a statement that takes long, texts that are bound to others are given back.
 */
export class Lookaside {
  readonly #database: Database;
  #filler: Prepared | undefined;
  /** How many texts each statement still holds; the one that ran last is the last. */
  readonly #texts = new Map<Prepared, number>();
  readonly #long = new WeakSet<Prepared>();
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

  /** To be told before each run, and after it; `since` is when it began. The promise, where there is one, has to be waited for. */
  runs(prepared: Prepared): Promise<void> | undefined {
    return this.#held > MAX_HELD_TEXTS && this.#long.has(prepared) ? this.#giveBack() : undefined;
  }

  ran(prepared: Prepared, values: readonly unknown[], since: number): void {
    if (performance.now() - since > LONG_MILLISECONDS) this.#long.add(prepared);
    else this.#long.delete(prepared);
    this.forget(prepared);
    let texts = 0;
    for (const value of values) if (typeof value === 'string') texts += 1;
    if (texts === 0) return;
    this.#texts.set(prepared, texts);
    this.#held += texts;
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
