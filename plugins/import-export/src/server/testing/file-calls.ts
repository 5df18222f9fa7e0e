/** What is needed of a test server; tests hand over the whole one. */
interface Server<Answer> {
  readonly url: string;
  readonly root: { readonly token: string };
  api(
    method: string,
    path: string,
    options: { readonly token: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Answer>;
}

export interface Downloaded {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export interface SendOptions {
  readonly type?: string;
  readonly token?: string;
  readonly accept?: string;
}

/** An import's answer. */
export interface ToldReport {
  readonly imported: number;
  readonly failed: number;
  readonly faults: readonly { readonly row: number; readonly code: string; readonly message: string; readonly field?: string }[];
}

const FIELDS = [
  { name: 'title', type: 'string' },
  { name: 'code', type: 'string', unique: true },
  { name: 'amount', type: 'integer' },
  { name: 'big', type: 'bigInt' },
  { name: 'price', type: 'decimal', precision: 18, scale: 4 },
  { name: 'on', type: 'boolean' },
  { name: 'day', type: 'date' },
  { name: 'data', type: 'json' },
];

/** Calls of tests that send and fetch files. */
export class FileCalls<Answer extends { readonly status: number; readonly body: unknown }> {
  readonly #server: Server<Answer>;
  #collections = 0;

  constructor(server: Server<Answer>) {
    this.#server = server;
  }

  call(method: string, path: string, body?: unknown): Promise<Answer> {
    const { token } = this.#server.root;
    return this.#server.api(method, path, { token, ...(body === undefined ? {} : { body }) });
  }

  send(path: string, body: string, { type = 'text/csv', token = this.#server.root.token, accept }: SendOptions = {}): Promise<Answer> {
    const headers = { 'content-type': type, ...(accept === undefined ? {} : { accept }) };
    return this.#server.api('POST', path, { token, body, headers });
  }

  async download(path: string, token = this.#server.root.token): Promise<Downloaded> {
    const answer = await fetch(`${this.#server.url}/api/${path}`, { headers: { authorization: `Bearer ${token}` } });
    // `text()` would take the byte order mark away.
    return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString(), headers: answer.headers };
  }

  async count(collection: string): Promise<number> {
    const { body } = await this.call('GET', `${collection}:list?pageSize=1&count=exact`);
    return (body as { meta: { count: number } }).meta.count;
  }

  /** A collection of its own for each test. */
  async makeCollection(more: readonly object[] = []): Promise<string> {
    this.#collections += 1;
    const name = `goods${this.#collections}`;
    const { status, body } = await this.call('POST', 'collections:create', { name, fields: [...FIELDS, ...more] });
    if (status !== 200) throw new Error(`The collection was not made: ${JSON.stringify(body)}`);
    return name;
  }
}
