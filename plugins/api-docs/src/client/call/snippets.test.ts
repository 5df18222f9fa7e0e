import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { Operation } from '../document';
import { type Entered, buildCall } from './build-call';
import { SNIPPETS } from './snippets';

/** A server that answers with what it was sent. */
let server: Server;
let origin: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mortise-snippets-'));
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method, url, headers } = request;
      const { authorization, 'content-type': type, 'x-role': role } = headers;
      const seen = JSON.stringify({ method, url, authorization, type, role, body });
      // What is no JSON must not be read as such.
      response.end(url?.startsWith('/api/things:export') ? `seen ${seen}` : seen);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const run = promisify(execFile);
const hasRequests = spawnSync('python3', ['-c', 'import requests']).status === 0;

/** Runs a program as somebody would who pasted it, and tells what it prints. */
const RUNNERS: Readonly<Record<string, (code: string) => Promise<string>>> = {
  curl: async (code) => (await run('bash', ['-c', code.replace('curl', 'curl -sS')], { cwd: folder })).stdout,
  axios: (code) => node(code.replace('console.log(data)', "console.log(typeof data === 'string' ? data : JSON.stringify(data))")),
  fetch: (code) => node(code.replace('console.log(await response.json())', 'console.log(JSON.stringify(await response.json()))')),
  Python: async (code) => {
    const program = `${code.replace('print(response.json())', 'import json; print(json.dumps(response.json()))')}\n`;
    return (await run('python3', ['-c', program], { cwd: folder })).stdout;
  },
};

/** Packages are looked for where a program lies. */
async function node(code: string): Promise<string> {
  const inFolder = `process.chdir(${JSON.stringify(folder)});`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', `${code.replace(/\n\n/, `\n${inFolder}\n`)}`], {
    cwd: __dirname,
  });
  return stdout;
}

const NASTY = `it's "quoted" $HOME \`id\` $(id) %PATH% !! \\ \\n ünï 中文 😀 {a} [b] # ? & = + ; | <x> \u2028 \${x} @`;

const parameter = (place: 'query' | 'header' | 'path', name: string) => ({ in: place, name });
const operation = (path: string, parts: Partial<Operation> = {}): Operation => ({
  id: 'things.any',
  method: 'POST',
  path,
  group: 'things',
  summary: 'Any',
  description: undefined,
  isPublic: false,
  parameters: [parameter('path', 'key'), parameter('query', 'filter'), parameter('header', 'X-Role')],
  body: { type: 'application/json', schema: {}, description: undefined },
  responses: [],
  answer: {},
  ...parts,
});

const snippets = SNIPPETS.filter(({ name }) => name !== 'Python' || hasRequests);
const languages = snippets.map(({ name, write }) => [name, write] as const);

const print = async (language: string, code: string): Promise<string> => (await RUNNERS[language]?.(code)) ?? '';
const callOf = (what: Operation, entered: Partial<Entered>) =>
  buildCall(what, { parameters: {}, body: '', ...entered }, { credential: { kind: 'key', token: "to'ken$1" }, origin });

describe.each(languages)('a snippet in %s', (language, write) => {
  test('sends just what was entered', async () => {
    const body = JSON.stringify({ text: NASTY, lines: 'a\nb\r\n\tc', number: 1 }, undefined, 2);
    const parameters = { 'path.key': NASTY, 'query.filter': `{"a":"${NASTY}"}`, 'header.X-Role': 'a"b\'c$x\\' };
    const call = callOf(operation('/api/things/{key}/parts:create'), { parameters, body });
    const seen = JSON.parse(await print(language, write(call))) as Record<string, string>;
    expect(seen).toEqual({
      method: 'POST',
      url: call.address.slice(origin.length),
      authorization: "Bearer to'ken$1",
      type: 'application/json',
      role: parameters['header.X-Role'],
      body,
    });
    const url = new URL(seen['url'] ?? '', origin);
    expect([decodeURIComponent(url.pathname), url.searchParams.get('filter')]).toEqual([
      `/api/things/${NASTY}/parts:create`,
      parameters['query.filter'],
    ]);
  });

  test('takes a text for a text, whatever it begins with', async () => {
    const form = { type: 'application/x-www-form-urlencoded', schema: {}, description: undefined };
    const call = callOf(operation('/api/token', { body: form }), { body: '@/etc/hostname' });
    expect(JSON.parse(await print(language, write(call)))).toMatchObject({ type: form.type, body: '@/etc/hostname' });
  });

  test('prints an answer that is no JSON', async () => {
    const call = callOf(operation('/api/things:export', { method: 'GET', body: undefined, answer: undefined }), {});
    expect(await print(language, write(call))).toMatch(/^seen \{"method":"GET"/);
  });

  test('sends a file where the body is one', async () => {
    const content = 'name\r\nit\'s "ünï"\n';
    await writeFile(join(folder, 'your-file'), content);
    const file = { type: 'text/csv', schema: {}, description: undefined };
    const call = callOf(operation('/api/things:import', { body: file }), {});
    expect(JSON.parse(await print(language, write(call)))).toMatchObject({ method: 'POST', type: 'text/csv', body: content });
  });
});
