import type { Statement } from '../compile/dialect';
import { type Reading, type ReadingLimits, type ResultColumn, once } from './driver';
import { ResourceQueue } from './resource-queue';
import type { SqliteConnection } from './sqlite-connection';

const MAX_WAIT_MILLISECONDS = 10_000;
const INTERRUPT_AGAIN_MILLISECONDS = 50;
const SCHEMA = 'main';
const SCHEMAS: ReadonlySet<string> = new Set([SCHEMA, 'temp']);

/**
 * One more connection, opened when it is first needed, on which people's own SQL takes turns: a statement that runs long keeps back nobody
 * but its like, and interrupting it ends nothing else.
 */
export class SqliteIsolation {
  readonly #turn = new ResourceQueue(['only'], MAX_WAIT_MILLISECONDS);
  readonly #open: () => Promise<SqliteConnection>;
  #connection: SqliteConnection | undefined;

  constructor(open: () => Promise<SqliteConnection>) {
    this.#open = open;
  }

  run<T>(work: (reading: Reading) => Promise<T>, limits: ReadingLimits): Promise<T> {
    return this.#turn.run(async () => {
      this.#connection ??= await this.#open();
      return work(readingOn(this.#connection, limits));
    });
  }

  /** Ends what is running. */
  close(): void {
    this.#connection?.interrupt();
  }
}

function readingOn(connection: SqliteConnection, limits: ReadingLimits): Reading {
  const run: Reading['run'] = (statement) => inTime(connection, limits, () => connection.run(statement));
  return {
    schema: SCHEMA,
    run,
    async names() {
      const { rows } = await run(once(`SELECT lower(name) AS name FROM sqlite_master WHERE type IN ('table', 'view')`));
      return { schemas: SCHEMAS, relations: new Set(rows.map(({ name }) => String(name))) };
    },
    describe: (query) => describe(query, run),
    tablesOf: (query) => tablesOf(query, run),
  };
}

async function inTime<T>(connection: SqliteConnection, { milliseconds, signal }: ReadingLimits, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  // Again and again: an interrupt is lost on a statement that still waits for a thread.
  let ending: NodeJS.Timeout | undefined;
  const end = (): void => {
    connection.interrupt();
    ending ??= setInterval(() => connection.interrupt(), INTERRUPT_AGAIN_MILLISECONDS);
  };
  const timer = setTimeout(end, milliseconds);
  signal?.addEventListener('abort', end);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    clearInterval(ending);
    signal?.removeEventListener('abort', end);
  }
}

/** The driver tells names with rows only, so there is made to be one. */
async function describe({ text, values }: Statement, run: Reading['run']): Promise<readonly ResultColumn[]> {
  const { rows } = await run(once(`SELECT m_described.* FROM (SELECT 1) LEFT JOIN (${text} LIMIT 0) AS m_described ON TRUE`, values));
  return Object.keys(rows[0] ?? {}).map((name) => ({ name, type: undefined }));
}

/** The program SQLite makes of a statement opens every table and index it reads by the page it begins at. */
async function tablesOf({ text, values }: Statement, run: Reading['run']): Promise<readonly string[]> {
  const program = (await run(once(`EXPLAIN ${text}`, values))).rows;
  const pages = program.filter(({ opcode, p3 }) => opcode === 'OpenRead' && p3 === 0).map(({ p2 }) => Number(p2));
  const { rows } = await run(once('SELECT rootpage, tbl_name AS name FROM sqlite_master'));
  const names = new Map(rows.map(({ rootpage, name }) => [Number(rootpage), String(name)]));
  return [...new Set(pages.map((page) => names.get(page) ?? 'sqlite_master'))];
}
