import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type TestServer, createApiKey, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

const GUIDE = resolve(__dirname, '..', '..', '..', 'docs', 'guides', 'rest-apis.md');

interface Message {
  /** `GET /…` or `HTTP/1.1 200 OK`. */
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function readMessage(text: string): Message {
  const [head = '', ...rest] = text.split('\n\n');
  const [line = '', ...lines] = head.trim().split('\n');
  const headers = lines.map((header) => header.split(/:\s*/, 2));
  return { line, headers: Object.fromEntries(headers) as Record<string, string>, body: rest.join('\n\n').trim() };
}

const messages = [...readFileSync(GUIDE, 'utf8').matchAll(/```http\n(.*?)```/gs)].map(([, text = '']) => readMessage(text));

/** docs/guides/rest-apis.md does what it says, from top to bottom. */
eachDatabase('the guide to REST APIs on %s', (dialect) => {
  let server: TestServer;
  let key: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-apis'] });
    const { token } = server.root;
    await createCollection(server, { name: 'customers', fields: [{ name: 'name', type: 'string' }] });
    await createCollection(server, { name: 'lines', fields: [{ name: 'product', type: 'string' }] });
    const fields = [
      { name: 'code', type: 'string' },
      { name: 'total', type: 'decimal', precision: 10, scale: 2 },
      { name: 'placed', type: 'datetime' },
      { name: 'customer', type: 'belongsTo', target: 'customers', foreignKey: 'customerId' },
      { name: 'lines', type: 'hasMany', target: 'lines', foreignKey: 'orderId' },
    ];
    await createCollection(server, { name: 'orders', fields });
    dataOf(await server.api('POST', 'customers:create', { token, body: [{ name: 'Ann' }, { name: 'Bob' }] }));
    const orders = [
      { code: 'a', total: '10.00', customerId: 1, lines: [{ product: 'pen' }] },
      { code: 'b', total: '20.00', customerId: 1, lines: [{ product: 'ink' }] },
      { code: 'c', total: '30.00', customerId: 2, lines: [{ product: 'pen' }] },
    ];
    for (const body of orders) dataOf(await server.api('POST', 'orders:create', { token, body }));
    dataOf(await server.api('POST', 'restApis:create', { token, body: { name: 'Shop', dataSource: 'main' } }));
    key = (await createApiKey(server, { role: 'admin' })).token;
  });
  afterAll(() => server.close());

  test('every request is answered as printed', async () => {
    expect(messages.length).toBeGreaterThan(10);
    for (let at = 0; at < messages.length; at += 2) {
      const [asked, answered] = messages.slice(at, at + 2);
      if (!asked || !answered) throw new Error('a request without an answer');
      const mark = asked.line.indexOf(' ');
      const [method, path] = [asked.line.slice(0, mark), asked.line.slice(mark + 1)];
      const headers = Object.fromEntries(
        Object.entries(asked.headers).map(([name, value]) => [name.toLowerCase(), value.replace('{key}', key)]),
      );
      const answer = await server.api(method, path, { headers, ...(asked.body === '' ? {} : { body: asked.body }) });
      const told = Object.fromEntries(Object.keys(answered.headers).map((name) => [name, answer.headers.get(name)]));
      expect([asked.line, answer.status, told]).toEqual([asked.line, Number(answered.line.split(' ')[1]), answered.headers]);
      const expected: unknown = JSON.parse(answered.body);
      if (method === 'PUT') expect(answer.body).toMatchObject(expected as object);
      else expect(answer.body).toEqual(expected);
    }
  });
});
