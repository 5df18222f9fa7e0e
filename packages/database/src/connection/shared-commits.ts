import type { Client } from 'pg';
import type { Statement } from '../compile/dialect';
import type { ClientSlots } from './client-slots';
import type { Outcome, PendingWrite } from './driver';
import { isConnectionFault } from './driver-faults';
import type { Prepared } from './prepared-run';
import { ResourceQueue } from './resource-queue';
import { TransactionRun } from './transaction-run';

/** The most runs that share a commit: they wait for each other, and are repeated one by one after a fault. */
const BATCH = 16;
/** As long as anybody waits for a connection. */
const WAIT_MILLISECONDS = 10_000;
/** Runs that take longer wait for somebody else's transaction; those behind them need not. */
const SLOW_MILLISECONDS = 100;
/** How long runs of a statement stay apart after a fault or a slow one: more of its kind may follow. */
const APART_MILLISECONDS = 1_000;

/** The writes of one prepared statement. */
interface Group {
  readonly prepared: Prepared;
  /** One batch is under way at a time: what comes meanwhile shares the next commit. */
  readonly turn: ResourceQueue<'turn'>;
  readonly waiting: PendingWrite[];
  /** Of the monotonic clock. */
  apartUntil: number;
}

interface Options {
  readonly clients: Pick<ClientSlots, 'borrow'>;
  readonly runAlone: (client: Client, statement: Statement) => Promise<Outcome>;
  /** Told of runs that were sent together. */
  readonly counted: (runs: number) => void;
}

/**
 * Lets runs of one statement that wait at the same moment share a transaction, and with it one flush to disk; each is answered after the
 * commit. For statements that only add rows: they take no locks that runs in another order could wait for. A fault undoes them all, so
 * they are run again one by one, and only those at fault are told of it.
 */
export class SharedCommits {
  readonly #options: Options;
  readonly #groups = new Map<Prepared, Group>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Rejects with the driver's error, what the statement's guard throws, or DATABASE_BUSY when no client became free in time. */
  write(prepared: Prepared, statement: Statement): Promise<Outcome> {
    const { clients, runAlone } = this.#options;
    const group = this.#groupOf(prepared);
    if (performance.now() < group.apartUntil) return clients.borrow((client) => runAlone(client, statement));
    return new Promise((resolve, reject) => {
      group.waiting.push({ statement, resolve, reject });
      if (group.waiting.length === 1) this.#schedule(group);
    });
  }

  /** Asks now for a client for each run that waits: once connections are being closed, nobody gets one any more. */
  flush(): void {
    for (const group of this.#groups.values()) this.#keepApart(group);
  }

  #keepApart(group: Group): void {
    const { clients, runAlone } = this.#options;
    group.apartUntil = performance.now() + APART_MILLISECONDS;
    for (const { statement, resolve, reject } of group.waiting.splice(0)) {
      clients.borrow((client) => runAlone(client, statement)).then(resolve, reject);
    }
  }

  #groupOf(prepared: Prepared): Group {
    const known = this.#groups.get(prepared);
    if (known) return known;
    const group: Group = { prepared, turn: new ResourceQueue(['turn'], WAIT_MILLISECONDS), waiting: [], apartUntil: 0 };
    this.#groups.set(prepared, group);
    return group;
  }

  #schedule(group: Group): void {
    const { turn, waiting } = group;
    const serve = (client: Client): Promise<void> => {
      const batch = waiting.splice(0, BATCH);
      if (waiting.length > 0) this.#schedule(group);
      return this.#runBatch(client, batch, group);
    };
    const work = turn.run(async () => (waiting.length > 0 ? this.#options.clients.borrow(serve) : undefined));
    // Those whom a fault concerns have been told; without a turn or a client the others learn by themselves what is the matter.
    work.catch(() => this.#keepApart(group));
  }

  async #runBatch(client: Client, batch: readonly PendingWrite[], group: Group): Promise<void> {
    const runs = batch.filter(passesGuard);
    const slow = setInterval(() => this.#keepApart(group), SLOW_MILLISECONDS);
    try {
      if (runs.length < 2) return await this.#runEach(client, runs);
      const outcomes = await this.#runTogether(client, runs, group.prepared);
      for (const [place, outcome] of outcomes.entries()) runs[place]?.resolve(outcome);
    } catch (error) {
      // Nobody knows what became of them: to repeat them could do it twice.
      if (isConnectionFault(error)) {
        for (const { reject } of runs) reject(error);
        throw error;
      }
      this.#keepApart(group);
      await this.#runEach(client, runs);
    } finally {
      clearInterval(slow);
    }
  }

  #runTogether(client: Client, runs: readonly PendingWrite[], prepared: Prepared): Promise<readonly Outcome[]> {
    this.#options.counted(runs.length);
    const values = runs.map(({ statement }) => statement.values);
    return new Promise((resolve, reject) => void client.query(new TransactionRun(prepared, values, { resolve, reject })));
  }

  /** One after the other; each is told what became of it. */
  async #runEach(client: Client, runs: readonly PendingWrite[]): Promise<void> {
    for (const { statement, resolve, reject } of runs) await this.#options.runAlone(client, statement).then(resolve, reject);
  }
}

/** Tells whom its guard refuses. */
function passesGuard({ statement, reject }: PendingWrite): boolean {
  try {
    statement.guard?.();
    return true;
  } catch (error) {
    reject(error);
    return false;
  }
}
