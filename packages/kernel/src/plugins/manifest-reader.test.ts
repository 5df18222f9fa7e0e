import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JsonObject } from '@mortise/shared';
import { readPlugins } from './manifest-reader';

describe('readPlugins', () => {
  let root: string;
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'mortise-plugins-')));
  });
  afterEach(() => rm(root, { recursive: true }));

  async function write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }

  async function plugin(folder: string, manifest: JsonObject, packageJson: JsonObject = {}): Promise<void> {
    const mortise = { id: 'shop', title: 'Shop', engine: '^0.1.0', entries: { server: './dist/server/index.js' }, ...manifest };
    await write(`${folder}/package.json`, JSON.stringify({ name: '@x/shop', version: '1.2.3', mortise, ...packageJson }));
    await write(`${folder}/dist/server/index.js`, '');
  }

  const read = (preferSources = false) =>
    readPlugins({ bundled: [join(root, 'plugins')], storage: [join(root, 'storage'), join(root, 'nowhere')], preferSources });

  it('finds plugins in both places and skips files and hidden folders', async () => {
    await plugin('plugins/shop', {});
    await plugin('storage/club', { id: 'club', entries: { client: './dist/client/index.js' } });
    await write('plugins/README.md', '');
    await write('plugins/.cache/x', '');
    const { found, rejected } = await read();
    expect(rejected).toEqual([]);
    expect(found).toEqual([
      expect.objectContaining({
        directory: join(root, 'plugins/shop'),
        packageName: '@x/shop',
        version: '1.2.3',
        origin: 'bundled',
        serverEntry: join(root, 'plugins/shop/dist/server/index.js'),
      }),
      expect.objectContaining({ origin: 'storage', serverEntry: undefined }),
    ]);
  });

  it('prefers sources on request', async () => {
    await plugin('plugins/shop', {});
    await write('plugins/shop/src/server/index.ts', '');
    expect((await read(true)).found[0]?.serverEntry).toBe(join(root, 'plugins/shop/src/server/index.ts'));
  });

  it.each<[string, JsonObject, JsonObject, string]>([
    ['an unknown key', { surprise: 1 }, {}, 'must NOT have additional properties'],
    ['an id in the wrong case', { id: 'Shop' }, {}, 'mortise/id must match pattern'],
    ['a reserved id', { id: 'core' }, {}, 'the id "core" is reserved'],
    ['a newer engine', { engine: '^2.0.0' }, {}, 'made for plugin-api ^2.0.0, this server has 0.1.0'],
    ['an engine that is no range', { engine: 'newest' }, {}, '"engine" is not a semver range'],
    ['an entry that climbs out', { entries: { server: './../x.js' } }, {}, 'must match pattern'],
    ['an entry that is not there', { entries: { server: './dist/gone.js' } }, {}, 'does not exist inside the package'],
    ['settings that are no schema', { settings: { type: 'thing' } }, {}, '"settings" is not a JSON Schema'],
    ['ES modules', {}, { type: 'module' }, 'must be CommonJS'],
    ['a version that is none', {}, { version: 'one' }, 'no semver version'],
    ['no name', {}, { name: '' }, 'no name'],
  ])('rejects %s', async (...[, manifest, packageJson, reason]) => {
    await plugin('plugins/shop', manifest, packageJson);
    const { found, rejected } = await read();
    expect(found).toEqual([]);
    expect(rejected).toEqual([{ directory: join(root, 'plugins/shop'), reason: expect.stringContaining(reason) }]);
  });

  it('rejects folders without package.json, broken JSON, links out of the package, and core plugins in storage', async () => {
    await write('plugins/empty/x', '');
    await write('plugins/torn/package.json', '{"name": ');
    await write('plugins/strange/package.json', '{"name": "x"}');
    await plugin('plugins/link', { entries: { server: './link.js' } });
    await write('outside.js', '');
    await symlink(join(root, 'outside.js'), join(root, 'plugins/link/link.js'));
    await plugin('storage/pretender', { preset: 'core' });
    const { found, rejected } = await read();
    expect(found).toEqual([]);
    expect(rejected.map(({ directory, reason }) => [directory.slice(root.length), reason])).toEqual([
      ['/plugins/empty', 'there is no package.json'],
      ['/plugins/link', 'the entry ./link.js does not exist inside the package'],
      ['/plugins/strange', 'package.json has no "mortise" key'],
      ['/plugins/torn', expect.stringContaining('JSON')],
      ['/storage/pretender', 'only bundled plugins may have the preset "core"'],
    ]);
  });

  it('reads a package.json that begins with a byte order mark', async () => {
    await plugin('plugins/shop', {});
    const file = join(root, 'plugins/shop/package.json');
    await writeFile(file, `\uFEFF${await readFile(file, 'utf8')}`);
    expect(await read()).toMatchObject({ found: [{ packageName: '@x/shop' }], rejected: [] });
  });

  it('lets the bundled one of two plugins with one id count', async () => {
    await plugin('storage/shop', {});
    await plugin('plugins/shop', {});
    const { found, rejected } = await read();
    expect(found.map(({ origin }) => origin)).toEqual(['bundled']);
    expect(rejected[0]?.reason).toContain('the id "shop" is taken by');
  });
});
