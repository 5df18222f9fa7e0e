import { type ApiAnswer, type TestServer, eachDatabase, startTestServer } from '@mortise/testing';
import { stopClock } from '../../testing/stop-clock';

export interface ContractCall {
  /** Method and path below the API base: `GET posts:list`. */
  readonly ask: string;
  /** Parameters of the address; what is no text is sent as JSON. */
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One line of the contract: a request and what it answers, both checked as far as they are written down. */
export interface ContractRow extends ContractCall {
  /** Its number in the contract suite, given once and kept. */
  readonly row: string;
  readonly says: string;
  /** Calls before it, which must succeed. */
  readonly given?: readonly ContractCall[];
  /** Status, 200 by default. */
  readonly status?: number;
  readonly data?: unknown;
  readonly meta?: unknown;
  /** Of the first error. */
  readonly code?: string;
  /** Of the first error. */
  readonly details?: unknown;
  /** Names the answer's data, or the first record of it, must not have. */
  readonly without?: readonly string[];
  /** What is there afterwards. */
  readonly after?: readonly (ContractCall & { readonly data: unknown })[];
}

export interface ContractSuite {
  /** What the server's clock shows all the time; the real time by default. */
  readonly clock?: string;
  readonly plugins?: readonly string[];
  /** Once per database. */
  readonly setup: (server: TestServer) => Promise<void>;
  /** Before each row. */
  readonly fresh?: (server: TestServer) => Promise<void>;
  readonly rows: readonly ContractRow[];
}

/** Declares a test for each row on each database, asked by the first user over HTTP. */
export function contractSuite(name: string, { clock, plugins = [], setup, fresh, rows }: ContractSuite): void {
  const numbers = rows.map(({ row }) => row);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) throw new Error(`Two rows of the contract have the number ${twice}`);
  eachDatabase(`${name} on %s`, (dialect) => {
    let server: TestServer;
    beforeAll(async () => {
      if (clock !== undefined) stopClock(clock);
      server = await startTestServer({ dialect, plugins });
      await setup(server);
    });
    afterAll(async () => {
      await server.close();
      jest.useRealTimers();
    });
    beforeEach(() => fresh?.(server));
    test.each(rows.map((row): [string, ContractRow] => [`${row.row} ${row.says}`, row]))('%s', async (_title, row) => {
      await checkRow(server, row);
    });
  });
}

/** Sends a call as the first user. */
export function send({ api, root }: TestServer, { ask, query = {}, body, headers }: ContractCall): Promise<ApiAnswer> {
  const [method = '', path = ''] = ask.split(' ');
  const entries = Object.entries(query).map(([key, value]): [string, string] => [key, textOf(value)]);
  const address = entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
  return api(method, address, { token: root.token, body, ...(headers === undefined ? {} : { headers }) });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Sends calls one after the other. @throws when one is refused */
export async function sendAll(server: TestServer, calls: readonly ContractCall[]): Promise<void> {
  for (const call of calls) {
    const { status, body } = await send(server, call);
    if (status !== 200) throw new Error(`${call.ask} was answered with ${status}: ${JSON.stringify(body)}`);
  }
}

interface AnswerBody {
  readonly data?: unknown;
  readonly meta?: unknown;
  readonly errors?: readonly { readonly code: string; readonly details?: unknown }[];
}

async function checkRow(server: TestServer, row: ContractRow): Promise<void> {
  await sendAll(server, row.given ?? []);
  const { status, body } = await send(server, row);
  const { data, meta, errors } = body as AnswerBody;
  expect({ status, code: errors?.[0]?.code }).toEqual({ status: row.status ?? 200, code: row.code });
  if ('details' in row) expect(errors?.[0]?.details).toMatchObject(row.details as object);
  if ('data' in row) expect({ data }).toMatchObject({ data: row.data });
  if ('meta' in row) expect({ meta }).toEqual({ meta: row.meta });
  const first: unknown = Array.isArray(data) ? data[0] : data;
  for (const name of row.without ?? []) expect(first).not.toHaveProperty(name);
  for (const { data: wanted, ...call } of row.after ?? []) expect((await send(server, call)).body).toMatchObject({ data: wanted });
}

/** A filter and the keys of the rows that answer to it, in order. */
export type FilterLine = readonly [row: string, says: string, filter: unknown, keys: readonly string[], headers?: ContractCall['headers']];
/** A filter that is refused, and the code. */
export type RefusedLine = readonly [row: string, says: string, filter: unknown, code: string];

/** What `list` of a collection whose key is `code` answers to filters. */
export function filterRows(collection: string, lines: readonly FilterLine[]): ContractRow[] {
  return lines.map(([row, says, filter, keys, headers]) => ({
    row,
    says,
    ask: `GET ${collection}:list`,
    query: { fields: 'code', sort: 'code', filter },
    ...(headers === undefined ? {} : { headers }),
    data: keys.map((code) => ({ code })),
    meta: { count: keys.length, page: 1, pageSize: 20, totalPage: Math.ceil(keys.length / 20) },
  }));
}

export function refusedRows(collection: string, lines: readonly RefusedLine[]): ContractRow[] {
  return lines.map(([row, says, filter, code]) => ({
    row,
    says,
    ask: `GET ${collection}:list`,
    query: { filter },
    status: 400,
    code,
  }));
}
