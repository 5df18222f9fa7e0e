import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type TestServer, createApiKey, createCollection, dataOf, eachDatabase, startTestServer } from '@mortise/testing';

const GUIDES = resolve(__dirname, '..', '..', '..', 'docs', 'guides');

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

function examplesOf(guide: string): readonly string[] {
  return [...readFileSync(resolve(GUIDES, guide), 'utf8').matchAll(/```http\n(.*?)```/gs)].map(([, text = '']) => text);
}

const messages = examplesOf('rest-v1.md').map(readMessage);

test('the guide shows the same in Chinese', () => expect(examplesOf('rest-v1.zh-CN.md')).toEqual(examplesOf('rest-v1.md')));

/** docs/guides/rest-v1.md does what it says, from top to bottom. */
eachDatabase('the guide to rows over REST on %s', (dialect) => {
  let server: TestServer;
  let key: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['api-keys', 'rest-v1'] });
    await createCollection(server, { name: 'people', fields: [{ name: 'name', type: 'string' }] });
    const fields = [
      { name: 'title', type: 'string' },
      { name: 'done', type: 'boolean', defaultValue: false },
      { name: 'due', type: 'date' },
      { name: 'code', type: 'string', unique: true },
      { name: 'owner', type: 'belongsTo', target: 'people', foreignKey: 'ownerId' },
    ];
    await createCollection(server, { name: 'todos', fields });
    const { token } = server.root;
    const ann = dataOf<{ id: number }>(await server.api('POST', 'people:create', { token, body: { name: 'Ann' } }));
    const todos = [
      { title: 'buy milk', done: true, due: '2030-01-01' },
      { title: 'pay rent', due: '2030-03-01', ownerId: ann.id },
      { title: 'call Bob', due: '2030-02-01' },
      { title: 'dust', due: '2030-01-05' },
    ];
    dataOf(await server.api('POST', 'todos:create', { token, body: todos }));
    key = (await createApiKey(server, { role: 'admin' })).token;
  });
  afterAll(() => server.close());

  test('every request is answered as printed', async () => {
    expect(messages.length).toBeGreaterThan(10);
    for (let at = 0; at < messages.length; at += 2) {
      const [asked, answered] = messages.slice(at, at + 2);
      if (!asked || !answered) throw new Error('a request without an answer');
      const [method = '', path = ''] = asked.line.split(' ');
      const headers = Object.fromEntries(
        Object.entries(asked.headers).map(([name, value]) => [name.toLowerCase(), value.replace('{key}', key)]),
      );
      const {
        status,
        body,
        headers: received,
      } = await server.api(method, path, { headers, ...(asked.body === '' ? {} : { body: asked.body }) });
      const told = Object.fromEntries(Object.keys(answered.headers).map((name) => [name, received.get(name)]));
      const expected = answered.body === '' ? '' : (JSON.parse(answered.body) as object);
      expect([asked.line, status, told]).toEqual([asked.line, Number(answered.line.split(' ')[1]), answered.headers]);
      if (status < 400) expect(body).toEqual(expected);
      else expect(body).toMatchObject(expected);
    }
  });
});
