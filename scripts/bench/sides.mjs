import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { signIn } from '../verify/support/api.mjs';
import { createInstallation } from '../verify/support/installation.mjs';
import { removeOnExit } from '../verify/support/leftovers.mjs';
import { freePort } from '../verify/support/server.mjs';
import { createOwnDatabase } from './own-database.mjs';
import { fillWorld } from './world.mjs';

const PROGRAM = fileURLToPath(new URL('reference-server.mjs', import.meta.url));

/** The references: JSON as the database writes it, with the casts that make it exact, and the latter without row filter and field mask. */
const MODES = ['json', 'exact', 'whole'];

/** Does `work` and then, whatever came of it, what it left to be done. */
export async function closing(work) {
  const undo = [];
  try {
    return await work(undo);
  } finally {
    for (const step of undo.toReversed()) await step();
  }
}

/**
 * Mortise on a new database, with `rows` items.
 * @param {(() => Promise<void>)[]} undo takes what has to be done afterwards, last first
 * @returns {Promise<{ server: object, installation: object, keys: { restricted: string, full: string }, url?: string }>}
 */
export async function openWorld(database, rows, undo) {
  const own = database.kind === 'postgres' ? await createOwnDatabase(database) : database;
  if (own.remove) undo.push(() => own.remove());
  const installation = await createInstallation(own);
  undo.push(() => installation.remove());
  const server = await installation.start();
  undo.push(() => server.kill());
  const admin = await signIn(server.url);
  const keys = await fillWorld(admin, installation, rows);
  admin.close();
  return { server, installation, keys, url: own.url };
}

/**
 * Mortise and the references on the same tables, all running.
 * @returns {Promise<{ sides: Record<'mortise' | 'unrestricted' | 'json' | 'exact' | 'whole', Side>, tables: object, close: () => Promise<void> }>}
 * @typedef {{ name: string, url: string, token: string, pid: number, application: string }} Side
 */
export async function openSides(database, { rows }) {
  const undo = [];
  const close = async () => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    const { server, installation, keys, url } = await openWorld(database, rows, undo);
    const mortise = { url: server.url, pid: server.pid, application: 'mortise' };
    const sides = {
      mortise: { ...mortise, name: 'mortise', token: keys.restricted },
      unrestricted: { ...mortise, name: 'unrestricted', token: keys.full },
    };
    for (const mode of MODES) sides[mode] = await startReference(installation, { mode, key: keys.restricted, url }, undo);
    return { sides, tables: installation.tables, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startReference({ tables, kind }, { mode, key, url }, undo) {
  const port = await freePort();
  const application = `bench-${mode}`;
  const place = kind === 'sqlite' ? { kind, file: tables.file } : { kind, url, schema: tables.schema, application };
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, BENCH_REFERENCE: JSON.stringify({ port, key, database: place, mode }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  void ended.then(removeOnExit(() => child.kill('SIGKILL')));
  undo.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`The reference server ended with ${code}`)));
  });
  return { name: mode, url: `http://127.0.0.1:${port}`, token: key, pid: child.pid, application };
}
