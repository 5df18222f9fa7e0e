import type { Client } from 'pg';
import type { SqlValue } from '../compile/sql-value';
import type { ClientSlots } from './client-slots';
import type { Outcome } from './driver';
import { type ExtendedConnection, type Prepared, PreparedRun } from './prepared-run';
import { RunTimes } from './run-times';

/** The most reads that share a connection at once. */
const BATCH = 4;
/** A statement that has been taking longer shares its connection with nobody: others would wait for it. */
const QUICK_MILLISECONDS = 20;

interface Waiting {
  readonly prepared: Prepared;
  readonly values: readonly SqlValue[];
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Left out of the driver's types. */
interface Connected {
  readonly connection: ExtendedConnection;
}

/**
 * Sends prepared reads that wait at the same moment to the server a few at a time on one connection, which answers them in order (pipelining,
 * PostgreSQL manual, 34.5). Writing to a connection wakes a process of the server, which costs as much as all the rest of a small read.
 */
export class ReadBatches {
  readonly #clients: Pick<ClientSlots, 'borrow'>;
  readonly #times = new RunTimes(new WeakMap<Prepared, number>());
  readonly #waiting: Waiting[] = [];
  /** Clients that were asked for and have not come. */
  #asked = 0;
  /** Clients that are at work. */
  #busy = 0;
  #isScheduled = false;

  constructor(clients: Pick<ClientSlots, 'borrow'>) {
    this.#clients = clients;
  }

  /** Rejects with the driver's error, or DATABASE_BUSY when no client became free in time. */
  read(prepared: Prepared, values: readonly SqlValue[]): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ prepared, values, resolve, reject });
      if (this.#busy === 0) this.flush();
      else this.#schedule();
    });
  }

  /** Asks now for as many clients as the waiting reads need. */
  flush(): void {
    while (this.#asked * BATCH < this.#waiting.length) this.#ask();
  }

  /** Behind everything that has just arrived: what else wants to be read is known by then. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.flush();
    });
  }

  #ask(): void {
    let hasCome = false;
    this.#asked += 1;
    const work = this.#clients.borrow((client) => {
      hasCome = true;
      this.#asked -= 1;
      return this.#serve(client);
    });
    // Whatever fails once there is a client has been told to those who wait for it.
    work.catch((error: unknown) => {
      if (!hasCome) this.#giveUp(error);
    });
  }

  /** The client did not come for those who have waited longest. */
  #giveUp(error: unknown): void {
    this.#asked -= 1;
    for (const { reject } of this.#waiting.splice(0, BATCH)) reject(error);
    this.flush();
  }

  /** Rejects with the last run's error, so that a broken client is not lent again. */
  async #serve(client: Client): Promise<void> {
    const batch = this.#take(client);
    this.flush();
    this.#busy += 1;
    try {
      await this.#run(client, batch);
    } finally {
      this.#busy -= 1;
    }
  }

  /** The messages of all go out with the first; each of the others is given to the client when the answers before have come. */
  #run(client: Client, batch: readonly Waiting[]): Promise<void> {
    return new Promise((resolve, reject) => {
      let since = performance.now();
      let next = 0;
      const goOn = (prepared: Prepared, end: () => void): void => {
        const now = performance.now();
        this.#times.took(prepared, now - since);
        since = now;
        next += 1;
        const run = runs[next];
        if (run) client.query(run);
        else end();
      };
      const runs = batch.map(
        ({ prepared, values, ...waiting }) =>
          new PreparedRun(prepared, values, {
            resolve(outcome) {
              waiting.resolve(outcome);
              goOn(prepared, resolve);
            },
            reject(error) {
              waiting.reject(error);
              goOn(prepared, () => reject(error as Error));
            },
          }),
      );
      const [first, ...others] = runs;
      if (!first) return resolve();
      first.takeAlong(others);
      client.query(first);
    });
  }

  /** The next reads for a client. A statement that must be prepared there first goes by itself: if that fails, only it is concerned. */
  #take(client: Client): readonly Waiting[] {
    const { parsedStatements } = (client as unknown as Connected).connection;
    const goesAlone = ({ prepared }: Waiting): boolean =>
      parsedStatements[prepared.name] === undefined || !this.#times.isBelow(prepared, QUICK_MILLISECONDS);
    const next = this.#waiting.slice(0, BATCH);
    const place = next.findIndex(goesAlone);
    return this.#waiting.splice(0, place === -1 ? next.length : Math.max(1, place));
  }
}
