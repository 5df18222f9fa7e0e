import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Jest has a module registry of its own, so the real loader is tried in a process of its own. */
const PROGRAM = `
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const kernel = require(process.argv[2]);
const directory = process.argv[3];
const seen = [];
globalThis.seen = seen;

async function main() {
  const { found } = await kernel.readPlugins({ bundled: [], storage: [directory] });
  const rows = [];
  const texts = kernel.createTexts(new Map());
  const host = kernel.createPluginHost({
    log: kernel.createLogger({ level: 'error' }),
    found,
    state: { list: async () => rows, save: async () => {} },
    loader: kernel.createModuleLoader(),
    coreServices: new Map(),
    settings: kernel.createPluginSettings({ read: async () => undefined, write: async () => {} }, found),
    texts,
    drain: async () => {},
  });
  await host.start();
  await host.enable('club');
  const heap = () => { global.gc(); global.gc(); return process.memoryUsage().heapUsed / 2 ** 20; };
  let early = 0;
  for (let round = 0; round < 60; round += 1) {
    writeFileSync(join(directory, 'shop/dist/server/part.js'), 'exports.round = ' + round + '; exports.ballast = new Array(2 ** 18).fill(' + round + ');');
    await host.enable('shop');
    globalThis.useContract();
    const text = texts.t('en', 'shop:title');
    await host.disable('shop');
    if (round === 10) early = heap();
    if (round === 0) seen.push(text, texts.t('en', 'shop:title'));
  }
  const leftovers = Object.keys(require.cache).filter((path) => path.startsWith(join(directory, 'shop')));
  const children = Object.values(require.cache).flatMap((module) => module.children).filter((child) => child.filename.startsWith(join(directory, 'shop')));
  const ownCopy = require('node:module').createRequire(join(directory, 'shop/package.json')).resolve('@mortise/shared');
  console.log(JSON.stringify({ seen, growth: heap() - early, leftovers, children: children.length, ownCopy, isHost: globalThis.AppErrorOfPlugin === require(process.argv[4]).AppError }));
}
main();
`;

const ENTRY = `
const { defineServerPlugin } = require('@mortise/plugin-api/server');
globalThis.AppErrorOfPlugin = require('@mortise/shared').AppError;
const part = require('./part');
exports.default = defineServerPlugin({ id: 'shop', needs: {}, setup() { if (part.ballast.length > 0) globalThis.seen.push(part.round); } });
`;

/** Stays on and uses what the other plugin exports for others. */
const NEIGHBOUR = `
globalThis.useContract = () => require('../../../shop/dist/contract').name;
module.exports = { id: 'club', needs: {}, setup() {} };
`;

describe('createModuleLoader', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await realpath(await mkdtemp(join(tmpdir(), 'mortise-loader-')));
  });
  afterEach(() => rm(directory, { recursive: true }));

  async function write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }

  async function writePlugin(id: string, server: string): Promise<void> {
    const mortise = { id, title: id, engine: '^0.1.0', entries: { server: './dist/server/index.js' } };
    await write(`plugins/${id}/package.json`, JSON.stringify({ name: id, version: '1.0.0', mortise }));
    await write(`plugins/${id}/dist/server/index.js`, server);
  }

  it('sees new code after each toggle, frees the old, and shares the host packages with plugins anywhere', async () => {
    await writePlugin('shop', ENTRY);
    await writePlugin('club', NEIGHBOUR);
    await write('plugins/shop/dist/contract/index.js', 'exports.name = "shop"; exports.ballast = new Array(2 ** 18).fill(0);');
    await write('plugins/shop/dist/locale/en.json', '{"title": "The shop"}');
    // A copy the plugin brought along must not win.
    await write('plugins/shop/node_modules/@mortise/shared/index.js', 'exports.AppError = class {};');
    await write('program.cjs', PROGRAM);
    const argv = [
      join(directory, 'program.cjs'),
      join(__dirname, '..', 'index.ts'),
      join(directory, 'plugins'),
      require.resolve('@mortise/shared'),
    ];
    const flags = ['--expose-gc', '--conditions=mortise:source', '--require', require.resolve('tsx/cjs')];
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, ...argv], { timeout: 60_000 });
    const report = JSON.parse(stdout) as { seen: unknown[]; growth: number };
    expect(report).toMatchObject({
      leftovers: [],
      children: 0,
      isHost: true,
      ownCopy: join(directory, 'plugins/shop/node_modules/@mortise/shared/index.js'),
    });
    expect(report.seen.filter((item) => typeof item === 'number')).toEqual(Array.from({ length: 60 }, (_item, round) => round));
    expect(report.seen.filter((item) => typeof item === 'string')).toEqual(['The shop', 'shop:title']);
    // One load holds 2 MiB; fifty of them would show.
    expect(report.growth).toBeLessThan(10);
  });
});
