import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type NewCollection, createApiKey, createCollection, createRole, eachDatabase, startTestServer } from '@mortise/testing';
import { CommandLine } from '../../testing/command-line';
import { printSchema } from './print-schema';
import { ServedFault, servedRows } from './served-rows';
import { writeTypes } from './types';

/** Collections and the types they get; the tests of the SDK are made with them. MORTISE_WRITE_FIXTURES writes the types anew. */
const FIXTURES = resolve(__dirname, '../../../../sdk/fixtures');
const SCHEMA = join(FIXTURES, 'schema.ts');
const COLLECTIONS = JSON.parse(readFileSync(join(FIXTURES, 'collections.json'), 'utf8')) as NewCollection[];

const folder = mkdtempSync(join(tmpdir(), 'mortise-types-'));
const inFolder = (name: string): string => join(folder, name);
const servers: Server[] = [];
let errors: jest.SpyInstance;

beforeEach(() => (errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true)));
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  process.exitCode = undefined;
  errors.mockRestore();
});
afterAll(() => rmSync(folder, { recursive: true }));

eachDatabase('types of a server on %s', (dialect) => {
  test('are what its collections are, and the same on both databases', async () => {
    const server = await startTestServer({ dialect, plugins: ['api-keys'] });
    for (const collection of COLLECTIONS) await createCollection(server, collection);
    const grants = COLLECTIONS.map(({ name = '' }) => ({ collection: name }));
    const role = await createRole(server, { grants });
    dataOfOk(await server.api('POST', 'users/1/roles:add', { token: server.root.token, body: [role] }));
    const { token: key } = await createApiKey(server, { role });
    const out = process.env['MORTISE_WRITE_FIXTURES'] ? SCHEMA : inFolder(`${dialect}.ts`);
    await writeTypes({ url: server.url, key, out });
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(SCHEMA, 'utf8'));
    await writeTypes({ url: `${server.url}/api/`, key, out, check: true });
    expect(process.exitCode).toBeUndefined();

    const narrow = await createRole(server, {
      grants: [{ collection: 'posts', actions: [{ name: 'view', fields: ['title', 'author'] }] }],
    });
    dataOfOk(await server.api('POST', 'users/1/roles:add', { token: server.root.token, body: [narrow] }));
    const { token } = await createApiKey(server, { role: narrow });
    const seen = printSchema(await servedRows({ url: server.url, key: token, dataSource: 'main' }));
    expect(seen).toMatch(/readonly title: string;\n[^}]*\};\n {2}readonly create: Nothing;\n {2}readonly update: Nothing;/);
    expect(seen).not.toMatch(/people|author|status/);

    await writeTypes({ url: server.url, key: 'no key', out });
    expect([process.exitCode, errors.mock.lastCall?.[0]]).toEqual([1, expect.stringMatching(/status 401: .+/)]);
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(SCHEMA, 'utf8'));
    await server.close();
  });
});

/** A server that always answers the same. */
async function serve(body: string): Promise<string> {
  const server = createServer((_request, response) => response.end(body)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function dataOfOk({ status }: { readonly status: number }): void {
  expect(status).toBe(200);
}

test('a file that is out of date, missing or not named is told of, and left as it is', async () => {
  const url = await serve('{"data":[]}');
  const out = inFolder('old.ts');
  writeFileSync(out, 'export {};\n');
  await writeTypes({ url, out, check: true });
  expect([process.exitCode, errors.mock.lastCall?.[0]]).toEqual([1, expect.stringContaining('is out of date')]);
  expect(readFileSync(out, 'utf8')).toBe('export {};\n');
  await writeTypes({ url, out: inFolder('missing.ts'), check: true });
  expect(errors.mock.lastCall?.[0]).toContain('cannot be read');
  await writeTypes({ url, check: true });
  expect(errors.mock.lastCall?.[0]).toContain('--out');
  await writeTypes({ url, out });
  expect(readFileSync(out, 'utf8')).toContain('export interface Schema {\n}');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test.each(['ftp://a.test', 'nowhere', 'http://user:secret@a.test', 'http://127.0.0.1:1'])('%s is no server', async (url) => {
  const fault = await servedRows({ url, key: undefined, dataSource: 'main' }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ServedFault);
  expect(String(fault)).not.toContain('secret');
});

test.each(['<html>', '{}', '{"data":1}', 'null', '{"data":[],"meta":{"truncated":true}}'])(
  'an answer such as %s is refused',
  async (body) => {
    const url = await serve(body);
    await expect(servedRows({ url, key: undefined, dataSource: 'main' })).rejects.toBeInstanceOf(ServedFault);
  },
);

test('names of any kind become TypeScript that compiles, and nothing else', () => {
  const names = [
    'a_b',
    'aB',
    'a-b',
    '1st',
    'Schema',
    'Date',
    'constructor',
    '__proto__',
    '中文',
    '🙂',
    "it's",
    '"}; evil();',
    'a\u2028b',
    '*/ evil(); /*',
    '',
  ];
  const fields = names.map((name) => ({ name, type: 'string', title: '*/ evil(); /*\n', allowNull: true, enum: [{ value: name }] }));
  const relations = names.map((target, index) => ({ name: `relation${index}`, type: 'belongsTo', target }));
  const rows = names.map((name) => ({
    name,
    title: '*/\nevil();',
    primaryKey: name,
    origin: 'user',
    fields: [...fields, ...relations],
    actions: { view: {}, create: {}, update: {} },
  }));
  const junk = [
    null,
    1,
    [],
    {},
    { name: 'a' },
    { name: 'z', primaryKey: 'id', fields: [null, { name: 'a' }, { name: 'b', type: 'evil()' }] },
  ];
  const file = inFolder('names.ts');
  writeFileSync(file, printSchema([...rows, ...junk]));
  expect(printSchema([...junk, ...rows.toReversed()])).toBe(readFileSync(file, 'utf8'));
  const compiler = resolve(FIXTURES, '../../../node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '--strict', '--types', '', file], {
    encoding: 'utf8',
    cwd: folder,
  });
  expect(stdout).toBe('');
  // Types only: nothing of it would run.
  expect(readFileSync(file, 'utf8')).not.toMatch(/^\s*evil/m);
});

describe('mortise types', () => {
  const commands = new CommandLine();
  afterAll(() => commands.dispose());

  test('writes the types of the database, and says when a file is out of date', async () => {
    const out = join(commands.folder, 'schema.ts');
    const written = await commands.run(['types', '--out', out]);
    expect(written).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(out, 'utf8')).toMatch(/export interface Users \{\n {2}readonly key: number;/);
    appendFileSync(out, '\n');
    const checked = await commands.run(['types', '--out', out, '--check']);
    expect(checked).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is out of date') as unknown });
  });
});
