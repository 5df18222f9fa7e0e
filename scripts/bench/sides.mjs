import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { signIn } from '../verify/support/api.mjs';
import { createInstallation } from '../verify/support/installation.mjs';
import { removeOnExit } from '../verify/support/leftovers.mjs';
import { freePort } from '../verify/support/server.mjs';
import { prepareTodos } from '../verify/support/todos.mjs';
import { seedStatement } from './cases.mjs';
import { recordCases } from './mirror.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Mortise and the reference on tables that are made and filled alike, both running.
 * @returns {Promise<{ sides: Side[], recorded: object, close: () => Promise<void> }>}
 * @typedef {{ name: 'mortise' | 'reference', url: string, token: string, pid: number }} Side
 */
export async function openSides(database, { rows }) {
  const undo = [];
  const close = async () => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    const mortise = await openMortise(database, { rows, undo });
    const reference = await openReference(database, { rows, undo });
    return { sides: [mortise, reference.side], recorded: reference.recorded, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openMortise(database, { rows, undo }) {
  const installation = await createInstallation(database);
  undo.push(() => installation.remove());
  const server = await installation.start();
  undo.push(() => server.kill());
  const key = await prepare(server, installation, rows);
  return { name: 'mortise', url: server.url, token: key.token, pid: server.pid };
}

/** Another installation of Mortise makes the reference's tables and shows which statements it runs; then the bare server takes over. */
async function openReference(database, { rows, undo }) {
  const installation = await createInstallation(database);
  undo.push(() => installation.remove());
  const statements = join(installation.storage, 'statements.jsonl');
  const preload = `--import ${pathToFileURL(here('statement-recorder.mjs')).href}`;
  const twin = await installation.start({ NODE_OPTIONS: preload, STATEMENT_FILE: statements });
  const { key, recorded } = await recordOn(twin, installation, { rows, statements });
  await removeMarks(installation);
  const side = await startReference(installation, { database, key, cases: firstStatements(recorded) }, undo);
  return { side, recorded };
}

async function prepare(server, { kind, tables }, rows) {
  const admin = await signIn(server.url);
  const key = await prepareTodos(admin);
  await tables.rows(seedStatement(kind, rows));
  await tables.rows('ANALYZE');
  return key;
}

/** The records of the marked requests; the next keys drawn stay behind by two, which nothing measures. */
const removeMarks = ({ tables }) => tables.rows(`DELETE FROM "todos" WHERE "title" = 'mark-title'`);

/** @throws when a request takes more than one statement: then this reference would not do the same work */
function firstStatements(recorded) {
  return Object.fromEntries(
    Object.entries(recorded).map(([name, { first, again }]) => {
      if (first.length !== 1 || again.length !== 1)
        throw new Error(`"${name}" ran ${first.length} and ${again.length} statements: ${JSON.stringify([first, again])}`);
      return [name, { first: first[0], again: again[0] }];
    }),
  );
}

async function startReference(installation, { database, key, cases }, undo) {
  const { tables, kind } = installation;
  const port = await freePort();
  const place = kind === 'sqlite' ? { kind, file: tables.file } : { kind, url: database.url, schema: tables.schema };
  const settings = { port, key, userId: 1, database: place, cases };
  const child = spawn(process.execPath, [here('reference-server.mjs')], {
    env: { ...process.env, BENCH_REFERENCE: JSON.stringify(settings) },
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
  return { name: 'reference', url: `http://127.0.0.1:${port}`, token: key, pid: child.pid };
}

async function recordOn(twin, installation, { rows, statements }) {
  try {
    const api = await prepare(twin, installation, rows);
    return { key: api.token, recorded: await recordCases(api, statements) };
  } finally {
    await twin.stop();
  }
}
