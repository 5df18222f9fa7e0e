import { LRUCache } from 'lru-cache';
import type { Statement } from '../compile/dialect';
import { placeholder, replacePlaceholders } from '../compile/placeholders';
import type { Outcome, Row } from './driver';
import { joinValues } from './join-values';
import type { ResourceQueue } from './resource-queue';
import { RunTimes } from './run-times';
import type { SqliteConnection } from './sqlite-connection';

/** The most reads that go to a connection as one statement. */
const BATCH = 4;
/** A statement that has been taking longer goes alone: others would wait for it. */
const QUICK_MILLISECONDS = 5;
/** Longer texts cost more by being prepared for several than they save. */
const MAX_TEXT = 20_000;
/** Texts whose time, and texts whose form for several, is remembered. */
const REMEMBERED = 300;
/** Which of the reads a row belongs to. No column has this name. */
const RUN = 'm-run';

interface Waiting {
  readonly statement: Statement;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs reads on a few connections. Those of the same text that wait at the same moment go together, as one statement: to hand one to the
 * driver's threads and to be told of its end costs several times what a small read itself does.
 */
export class SqliteReads {
  readonly #readers: ResourceQueue<SqliteConnection>;
  readonly #waiting: Waiting[] = [];
  readonly #times = new RunTimes(new LRUCache<string, number>({ max: REMEMBERED }));
  readonly #together = new LRUCache<string, string>({ max: REMEMBERED });
  /** Connections that were asked for and have not come. */
  #asked = 0;

  constructor(readers: ResourceQueue<SqliteConnection>) {
    this.#readers = readers;
  }

  /** Rejects with the driver's error, or DATABASE_BUSY when no connection became free in time. */
  read(statement: Statement): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ statement, resolve, reject });
      this.#ask();
    });
  }

  /** Asks for as many connections as the waiting reads need. */
  #ask(): void {
    while (this.#asked * BATCH < this.#waiting.length) {
      this.#asked += 1;
      this.#readers
        .run((connection) => {
          this.#asked -= 1;
          const batch = this.#take();
          this.#ask();
          return this.#run(connection, batch);
        })
        .catch((error: unknown) => this.#giveUp(error));
    }
  }

  /** The connection did not come for those who have waited longest. */
  #giveUp(error: unknown): void {
    this.#asked -= 1;
    for (const { reject } of this.#waiting.splice(0, BATCH)) reject(error);
    this.#ask();
  }

  /** Who has waited longest, and others who ask the same with other values. */
  #take(): readonly Waiting[] {
    const first = this.#waiting.shift();
    if (!first) return [];
    const batch = [first];
    if (!this.#mayShare(first.statement)) return batch;
    const { text } = first.statement;
    for (let place = 0; place < this.#waiting.length && batch.length < BATCH;) {
      const next = this.#waiting[place];
      if (next?.statement.text === text) batch.push(...this.#waiting.splice(place, 1));
      else place += 1;
    }
    return batch;
  }

  #mayShare({ text, oneRow }: Statement): boolean {
    return oneRow === true && text.length <= MAX_TEXT && this.#times.isBelow(text, QUICK_MILLISECONDS);
  }

  /** Never rejects: each is told what became of it. */
  async #run(connection: SqliteConnection, batch: readonly Waiting[]): Promise<void> {
    const since = performance.now();
    const [first] = batch;
    if (!first) return;
    if (batch.length === 1) await connection.run(first.statement).then(first.resolve, first.reject);
    else await this.#runTogether(connection, first, batch);
    this.#times.took(first.statement.text, (performance.now() - since) / batch.length);
  }

  /** After a fault they are run again one by one, and only those at fault are told of it. */
  async #runTogether(connection: SqliteConnection, first: Waiting, batch: readonly Waiting[]): Promise<void> {
    try {
      const { rows } = await connection.run(this.#asOne(first.statement, batch), batch.length);
      const found = batch.map((): Row[] => []);
      for (const { [RUN]: run, ...row } of rows) found[Number(run)]?.push(row);
      for (const [place, { resolve }] of batch.entries()) resolve({ rows: found[place] ?? [], affected: 0 });
    } catch {
      for (const { statement, resolve, reject } of batch) await connection.run(statement).then(resolve, reject);
    }
  }

  #asOne({ text, values }: Statement, batch: readonly Waiting[]): Statement {
    const name = `${batch.length} ${text}`;
    const known = this.#together.get(name) ?? asOneText(text, batch.length, values.length);
    this.#together.set(name, known);
    return { text: known, values: joinValues(batch.map(({ statement }) => statement)), returns: true };
  }
}

/** The text so many times, each with placeholders of its own. */
function asOneText(text: string, times: number, values: number): string {
  const parts = Array.from({ length: times }, (_, run) => {
    const own = replacePlaceholders(text, 'sqlite', (position) => placeholder(position + run * values, 'sqlite'));
    return `SELECT ${run} AS "${RUN}", * FROM (${own})`;
  });
  return parts.join(' UNION ALL ');
}
