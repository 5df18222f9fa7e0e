interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}
interface Options {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A collection with a column of every kind that the edge cases are about. */
export const EDGES = {
  name: 'edges',
  fields: [
    { name: 'text', type: 'string' },
    { name: 'number', type: 'integer' },
    { name: 'big', type: 'bigInt' },
    { name: 'exact', type: 'decimal', precision: 18, scale: 4 },
    { name: 'flag', type: 'boolean' },
    { name: 'day', type: 'date' },
    { name: 'moment', type: 'datetime' },
    { name: 'filled', type: 'string', defaultValue: 'default' },
    { name: 'code', type: 'string', unique: true },
    { name: 'order', type: 'string' },
    { name: 'select', type: 'string' },
    { name: 'and', type: 'string' },
    { name: 'or', type: 'string' },
    { name: 'not', type: 'string' },
    { name: 'filterByTk', type: 'string' },
  ],
} as const;

export const REPRESENTATION = { prefer: 'return=representation' } as const;

export interface Refused {
  readonly status: number;
  readonly code: unknown;
}

/** Calls of the table `edges`. */
export interface Edges {
  readonly call: (method: string, query?: string, options?: Options) => Promise<Answer>;
  /** Stores rows; a column that a row leaves out is null. */
  readonly put: (rows: readonly object[]) => Promise<void>;
  /** One field of the rows a condition lets through, in the order they were stored. */
  readonly fieldOf: (field: string, query: string) => Promise<unknown[]>;
}

/** `send` calls an address from the root, `key` is the caller's at the time of the call. */
export function edgesOf(send: (method: string, path: string, options: Options) => Promise<Answer>, key: () => string): Edges {
  const call: Edges['call'] = (method, query = '', { headers = {}, ...options } = {}) =>
    send(method, `/api/rest/v1/edges?${query}`, { ...options, headers: { apikey: key(), ...headers } });
  return {
    call,
    async put(rows) {
      const columns = new Set(rows.flatMap((row) => Object.keys(row)));
      const { status, body } = await call('POST', `columns=${[...columns].join(',')}`, { body: rows });
      if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    },
    async fieldOf(field, query) {
      const { status, body } = await call('GET', `select=${encodeURIComponent(field)}&order=id&${query}`);
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      return (body as Record<string, unknown>[]).map((row) => row[field.replaceAll('"', '')]);
    },
  };
}

/** Status and code of a refusal, which has to look like one. */
export async function refusalOf(answer: Promise<Answer>): Promise<Refused> {
  const { status, body } = await answer;
  const keys = Object.keys(body as object).join();
  if (keys !== 'code,message,details,hint') throw new Error(`${status} ${JSON.stringify(body)}`);
  return { status, code: (body as { code: unknown }).code };
}
