import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileMemory } from './file-memory';
import { type FileTable, readFileTable } from './file-table';
import { serveFiles } from './static-files';

let folder: string;
let table: FileTable;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mortise-static-'));
  await writeFile(join(folder, 'secret.js'), 'outside');
  const root = join(folder, 'client');
  await mkdir(join(root, 'chunks'), { recursive: true });
  await mkdir(join(root, '.cache'));
  const files = {
    'index.js': 'plain',
    'index.js.br': 'brotli',
    'index.js.gz': 'gzip',
    'chunks/a.css': 'a{}',
    'font.woff2': 'f',
    'page.html': '<b>',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  await writeFile(join(root, '.cache', 'hidden.js'), 'hidden');
  await symlink(join(folder, 'secret.js'), join(root, 'link.js'));
  table = await readFileTable(root);
});
afterAll(() => rm(folder, { recursive: true }));

const ask = (path: string, accepted?: string): ReturnType<typeof serveFiles> =>
  serveFiles(table, path, (name) => (name === 'accept-encoding' ? accepted : undefined));

describe('a table of static files', () => {
  it('holds the files a browser may want, and no links, hidden files or pages', () => {
    expect([...table.files.keys()]).toEqual(['chunks/a.css', 'font.woff2', 'index.js']);
    expect(table.hash).toMatch(/^[0-9a-f]{20}$/);
  });

  it.each([
    ['index.js', undefined, 'plain', undefined],
    ['index.js', 'gzip, deflate, br, zstd', 'brotli', 'br'],
    ['index.js', 'gzip;q=1.0, br;q=0', 'gzip', 'gzip'],
    ['index.js', 'GZIP', 'gzip', 'gzip'],
    ['index.js', 'identity', 'plain', undefined],
    ['chunks/a.css', 'br', 'a{}', undefined],
  ])('answers %s for "%s" with %s', async (...[path, accepted, text, encoding]) => {
    const { body, headers } = await ask(path, accepted);
    expect([String(body), headers?.['Content-Encoding'], headers?.['Vary']]).toEqual([text, encoding, 'Accept-Encoding']);
    expect(headers?.['Cache-Control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['index.js', 'chunks/a.css', 'font.woff2'])('names the type of %s', async (path) => {
    expect((await ask(path)).type).toMatch(/^(text\/javascript; charset=utf-8|text\/css; charset=utf-8|font\/woff2)$/);
  });

  it.each([
    '',
    '/',
    '.',
    '../secret.js',
    'link.js',
    '.cache/hidden.js',
    'page.html',
    'index.js.br',
    'INDEX.JS',
    'index.js\0',
    'constructor',
    '__proto__',
  ])('has nothing at %j', async (path) => {
    await expect(ask(path)).rejects.toMatchObject({ code: 'ROUTE_NOT_FOUND' });
  });

  it('has another hash when one byte changes, and serves no content its hash does not stand for', async () => {
    const root = join(folder, 'changing');
    await mkdir(root);
    await writeFile(join(root, 'index.js'), 'one');
    const before = await readFileTable(root);
    await writeFile(join(root, 'index.js'), 'two');
    await expect(serveFiles(before, 'index.js', () => undefined)).rejects.toMatchObject({ code: 'ROUTE_NOT_FOUND' });
    const after = await readFileTable(root);
    expect(after.hash).not.toBe(before.hash);
    expect(String((await serveFiles(after, 'index.js', () => undefined)).body)).toBe('two');
  });
});

describe('the memory of files', () => {
  it('reads a file once however many ask, and holds no more than it may', async () => {
    const stored = [...table.files.values()].map(({ plain }) => plain);
    const memory = new FileMemory(6);
    const [first] = stored;
    if (!first) throw new Error('The table is empty');
    const [one, two] = await Promise.all([memory.read(first), memory.read(first)]);
    expect(one).toBe(two);
    for (const file of stored) await memory.read(file);
    expect(memory.bytes).toBeLessThanOrEqual(6);
    expect(await memory.read({ ...first, path: `${first.path}.gone`, digest: 'x' })).toBeUndefined();
  });
});
