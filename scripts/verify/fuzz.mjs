// Sends hostile requests of every kind. Whatever comes in, the answer is a defined refusal and the process lives on.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runNode } from '../lib/run.mjs';
import { root } from '../lib/paths.mjs';
import { signIn } from './support/api.mjs';
import { hostileRequest } from './support/hostile-requests.mjs';
import { createInstallation } from './support/installation.mjs';
import { sendRaw } from './support/raw-http.mjs';
import { onEveryDatabase, refuseFaults } from './support/rounds.mjs';
import { isHealthy } from './support/server.mjs';
import { TODOS, createKey, prepareTodos } from './support/todos.mjs';

export const name = 'fuzz';
export const weight = 2;

const BATCH = 16;
const MOST_FAULTS = 10;
/** How often the fixtures are looked after: an attack may well have deleted its own role. */
const REVIVE_EVERY = 320;
const UNAVAILABLE = new Set(['SERVER_CLOSING', 'DATABASE_BUSY', 'DATABASE_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'PLUGIN_FAILED']);
/** What must never be read in an answer: places in our code, words of the databases. */
const LEAKS = /\n\s+at .+:\d+:\d+|\.js:\d+:\d+|SQLITE_[A-Z]+|syntax error at or near|Sequelize|node_modules/;

const { ERRORS } = createRequire(join(root, 'packages/server/package.json'))('@mortise/shared');

export const run = ({ budgetMs, seed, log }) =>
  onEveryDatabase({ budgetMs, log }, async (database, { endsAt }) => {
    const installation = await createInstallation(database);
    const actions = await listActions(installation);
    const server = await installation.start();
    try {
      const admin = await signIn(server.url);
      const key = await prepareTodos(admin);
      const target = { server, admin, actions, host: new URL(server.url).host, tokens: await tokensOf(admin, key) };
      const { count, answers } = await attackUntil(endsAt, { target, seed });
      admin.close();
      return `${count} requests against ${actions.length} actions (${answers})`;
    } finally {
      await server.kill();
      await installation.remove();
    }
  });

/** What there is to attack, as the product itself describes it. */
async function listActions({ env, port }) {
  const { code, output } = await runNode([join(root, 'packages/server/bin/mortise.js'), 'map'], {
    env: { ...env, APP_PORT: String(port), LOGGER_LEVEL: 'error' },
  });
  const described = [...output.matchAll(/^\s*([A-Za-z][\w.]*:[A-Za-z]\w*)\s/gm)].map(([, action]) => action);
  if (code !== 0 || described.length === 0) throw new Error(`mortise map lists no actions:\n${output.slice(-2000)}`);
  const own = ['list', 'get', 'create', 'update', 'destroy', 'nope'].map((action) => `${TODOS.name}:${action}`);
  const keys = ['list', 'get', 'create', 'destroy'].map((action) => `apiKeys:${action}`);
  return [...new Set([...described, ...own, ...own, ...keys, 'nope:list', 'credentials:list'])];
}

async function tokensOf(admin, key) {
  return { root: admin.token, key: key.token, nobody: undefined };
}

async function attackUntil(endsAt, { target, seed }) {
  const worker = target.server.worker();
  const answers = {};
  const faults = new Map();
  let count = 0;
  for (; count < BATCH || (Date.now() < endsAt && faults.size < MOST_FAULTS); count += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, offset) => hostileRequest(seed, count + offset, target));
    const shown = (offset) => replay(seed, count + offset, batch[offset]);
    const results = await Promise.all(
      batch.map(({ kind, chunks }) => sendRaw(target.server.url, chunks(), { halfClose: kind === 'malformed' })),
    );
    results.forEach((result, offset) => {
      const fault = faultOf(batch[offset], result);
      // Of faults that look alike the first one is enough.
      if (fault !== undefined && !faults.has(fault.slice(0, 80))) faults.set(fault.slice(0, 80), `${fault}\n${shown(offset)}`);
      // What was not served is named: a few may be, many would be a fault of another kind.
      const group = result.status === 503 ? `503 ${/"code":"(\w+)"/.exec(result.body)?.[1]}` : (result.status ?? 'closed');
      answers[group] = (answers[group] ?? 0) + 1;
    });
    await checkAlive(target.server, worker, () => batch.map((_, offset) => shown(offset)).join('\n'));
    if (count % REVIVE_EVERY === 0) await revive(target);
  }
  const summary = Object.entries(answers).map(([status, times]) => `${times} × ${status}`);
  refuseFaults(
    [...faults.values()],
    `Of ${count} requests (${summary.join(', ')}); the server said ${JSON.stringify(target.server.output().slice(-3000))}`,
  );
  return { count, answers: summary.join(', ') };
}

const replay = (seed, index, { kind, who, shown }) => `  seed ${seed}, request ${index} (${kind}, as ${who}): ${shown}`;

function faultOf({ kind, method }, { status, headers, body, stuck }) {
  if (stuck) return 'There was neither an answer nor an end within 12 s';
  if (status === undefined) return kind === 'malformed' || kind === 'heavy' ? undefined : 'The connection was closed without an answer';
  if (LEAKS.test(body)) return `The answer ${status} shows what is inside: ${body.slice(0, 500)}`;
  if (body.includes('"polluted"')) return `A prototype was polluted: ${body.slice(0, 500)}`;
  if (status < 400 || method === 'HEAD') return status >= 500 && status !== 503 ? `Answered ${status}` : undefined;
  if (status === 404 && /content-type: text\/html/i.test(headers)) return undefined;
  return envelopeFault(status, body);
}

function envelopeFault(status, body) {
  let entries;
  try {
    entries = JSON.parse(body).errors;
  } catch {
    return `The answer ${status} is not JSON: ${body.slice(0, 500)}`;
  }
  const known =
    Array.isArray(entries) &&
    entries.length > 0 &&
    entries.every(({ code, message }) => Object.hasOwn(ERRORS, code) && typeof message === 'string');
  if (!known) return `The answer ${status} has no error of the catalogue: ${body.slice(0, 500)}`;
  if (status >= 500 && !(status === 503 && UNAVAILABLE.has(entries[0].code))) return `Answered ${status}: ${body.slice(0, 500)}`;
  return undefined;
}

async function checkAlive(server, worker, describeBatch) {
  const healthy = (await isHealthy(server.url, 1000)) && server.running();
  if (healthy && server.worker() === worker) return;
  throw new Error(
    `The server ${healthy ? 'was restarted' : 'is not healthy within 1 s'} after one of\n${describeBatch()}\n  server said: ${server.output().slice(-1500)}`,
  );
}

/** Puts back what the run needs: collection, role, key, and a session. */
async function revive(target) {
  const { admin } = target;
  const session = await admin.call('GET', 'auth:check');
  if (session.status === 401) {
    target.admin = await signIn(target.server.url);
    target.tokens.root = target.admin.token;
  }
  const { status } = await target.admin.as({ token: target.tokens.key }).call('GET', 'todos:list?pageSize=1');
  if (status === 200) return;
  await restore(target.admin);
  target.tokens.key = await createKey(target.admin, 'worker');
}

async function restore(admin) {
  await admin.call('POST', 'collections:create', TODOS);
  await admin.call('POST', 'roles:create', { name: 'worker', title: 'worker' });
  await admin.call('POST', 'roles/worker/resources:create', {
    name: TODOS.name,
    usingActionsConfig: true,
    actions: ['view', 'create', 'update', 'destroy'].map((action) => ({ name: action })),
  });
  const { id } = await admin.get('auth:check');
  await admin.post(`users/${id}/roles:add`, ['worker']);
}
