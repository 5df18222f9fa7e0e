import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type TestServer, createCollection, createRole, dataOf, startTestServer } from '@mortise/testing';

const GUIDES = resolve(__dirname, '..', '..', '..', 'docs', 'guides');
const LOCAL = 'http://localhost:13000';
const hasPython = spawnSync('python3', ['--version']).status === 0;

const textOf = (language: string): string => readFileSync(resolve(GUIDES, `integrations${language}.md`), 'utf8');
const blocksOf = (language: string, kind: string): readonly string[] =>
  [...textOf(language).matchAll(new RegExp(`\`\`\`${kind}\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);

interface Node {
  readonly parameters: {
    readonly method: string;
    readonly url: string;
    readonly queryParameters: { readonly parameters: readonly { readonly name: string; readonly value: string }[] };
  };
}

/** docs/guides/integrations.md does what it says, from top to bottom. */
describe('the guide to integrations', () => {
  let server: TestServer;
  let key: string;

  beforeAll(async () => {
    server = await startTestServer({ plugins: ['api-keys'] });
    const asRoot = async <T>(path: string, body: unknown): Promise<T> =>
      dataOf<T>(await server.api('POST', path, { token: server.root.token, body }));
    const fields = [
      { name: 'title', type: 'string' },
      { name: 'completed', type: 'boolean' },
    ];
    await createCollection(server, { name: 'todos', fields });
    for (const [title, completed] of [
      ['eat food', true],
      ['sleep', false],
      ['play games', false],
    ] as const)
      await asRoot('todos:create', { title, completed });
    const role = await createRole(server, { grants: [{ collection: 'todos', actions: ['view', 'create'] }] });
    await asRoot('users/1/roles:add', [role]);
    key = (await asRoot<{ token: string }>('apiKeys:create', { name: 'integration', roleName: role, expiresIn: '1d' })).token;
  });
  afterAll(() => server.close());

  it('has the same programs in both languages', () => {
    for (const kind of ['http', 'json', 'python', 'text']) expect(blocksOf('.zh-CN', kind)).toEqual(blocksOf('', kind));
  });

  it('prints what requests are answered with', async () => {
    const blocks = blocksOf('', 'http');
    expect(blocks.length).toBeGreaterThanOrEqual(8);
    for (let at = 0; at < blocks.length; at += 2) {
      const [head = '', body] = (blocks[at] ?? '').replaceAll('{key}', key).trim().split('\n\n');
      const [line = '', ...lines] = head.split('\n');
      const [method = '', path = ''] = line.split(' ');
      const pairs = lines.map((header) => header.split(': ') as [string, string]);
      const headers = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
      const answer = await server.api(method, path, { headers, ...(body === undefined ? {} : { body }) });
      const [status = '', expected = ''] = (blocks[at + 1] ?? '').split('\n\n');
      expect([line, answer.status, answer.body]).toEqual([line, Number(status.split(' ')[1]), expect.objectContaining(shapeOf(expected))]);
    }
  });

  /** Records may have more columns than are printed. */
  function shapeOf(text: string): object {
    const { data, errors, ...rest } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (errors !== undefined) return { errors: (errors as object[]).map((error) => expect.objectContaining(error)) };
    const record = Array.isArray(data) ? data : expect.objectContaining(data as object);
    return { ...rest, data: record };
  }

  it('has a node that reads what is open', async () => {
    const [text = ''] = blocksOf('', 'json');
    const [node] = (JSON.parse(text) as { readonly nodes: readonly Node[] }).nodes;
    const { method = '', url = '', queryParameters } = node?.parameters ?? {};
    const query = new URLSearchParams(queryParameters?.parameters.map(({ name, value }): [string, string] => [name, value]));
    const answer = await server.api(method, `${url.replace(LOCAL, '')}?${query.toString()}&page=1`, { token: key });
    expect(answer).toMatchObject({ status: 200, body: { meta: { page: 1, totalPage: 1 } } });
    expect(
      dataOf<{ title: string }[]>(answer)
        .map(({ title }) => title)
        .slice(0, 2),
    ).toEqual(['sleep', 'play games']);
  });

  // Where there is no Python, nothing can be run.
  if (hasPython)
    it('has a program that prints what it says', async () => {
      const [program = ''] = blocksOf('', 'python');
      const ready = program.replace(LOCAL, server.url).replace('{key}', key);
      const { stdout } = await promisify(execFile)('python3', ['-c', ready], { timeout: 60_000 });
      expect(stdout).toBe(blocksOf('', 'text')[0]);
    });
});
