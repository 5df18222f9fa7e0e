import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { curlSnippet } from './curl-snippet';
import { javascriptSnippet } from './javascript-snippet';
import { pythonSnippet } from './python-snippet';
import { type ViewRequest, viewRequest } from './view-request';

const NASTY = 'it\'s "quoted" \\ $HOME `id` \n new line \u2028 中文 😀 \u0000 </script>';

const request = (base: string): ViewRequest =>
  viewRequest(`${base}/api/todos:list`, {
    filter: { $and: [{ title: { $includes: NASTY } }, { done: { $eq: true } }, { n: { $eq: null } }] },
    sort: ['-createdAt', 'title'],
    fields: ['id', 'title'],
    page: 2,
    pageSize: 50,
  });

const expected = (base: string): Record<string, string> =>
  Object.fromEntries(
    request(base).params.map(({ name, value }) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );

/** Undoes the quoting of a POSIX shell: single quotes, and a backslash outside of them. */
function shellWords(line: string): string[] {
  const words = line.matchAll(/(?:'[^']*'|\\[^\n]|[^\s'\\])+/g);
  return [...words].map(([word]) =>
    word.replaceAll(/'([^']*)'|\\(.)/g, (_all, quoted?: string, escaped?: string) => quoted ?? escaped ?? ''),
  );
}

describe('the view as a program', () => {
  let server: Server;
  let base = '';
  let seen: { readonly url: string; readonly authorization: string | undefined } | undefined;

  beforeAll(async () => {
    server = createServer((incoming, answer) => {
      seen = { url: incoming.url ?? '', authorization: incoming.headers.authorization };
      answer.setHeader('content-type', 'application/json').end('{"data":[{"id":1}],"meta":{"count":1}}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('is JavaScript that sends exactly this view', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(javascriptSnippet(request(base)));
    const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect(output).toContain('id: 1');
    const url = new URL(seen?.url ?? '', base);
    expect(url.pathname).toBe('/api/todos:list');
    expect(Object.fromEntries(url.searchParams)).toEqual(expected(base));
    expect(seen?.authorization).toBe('Bearer <API key>');
  });

  it('is a shell command whose words are the parameters', () => {
    const words = shellWords(curlSnippet(request(base)).replaceAll(' \\\n', ' '));
    expect(words.slice(0, 5)).toEqual(['curl', '-G', `${base}/api/todos:list`, '-H', 'Authorization: Bearer <API key>']);
    const sent = words.filter((_word, index) => words[index - 1] === '--data-urlencode');
    expect(sent).toEqual(Object.entries(expected(base)).map(([name, value]) => `${name}=${value}`));
  });

  it('is Python whose literals are JSON but for its constants', () => {
    const python = pythonSnippet(request(base));
    expect(python).toContain('{"done": {"$eq": True}}, {"n": {"$eq": None}}');
    expect(python).toContain(JSON.stringify(NASTY));
    expect(python).toContain('"pageSize": 50');
    expect(pythonSnippet(viewRequest(base, { page: 1 }))).not.toContain('import json');
  });

  it.each([curlSnippet, javascriptSnippet, pythonSnippet])('names another data source', (write) => {
    expect(write(viewRequest(base, { page: 1 }, 'shop'))).toMatch(/X-Data-Source['": ]+shop/);
    expect(write(viewRequest(base, { page: 1 }))).not.toContain('X-Data-Source');
  });
});
