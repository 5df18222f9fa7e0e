// Switches a plugin off and on under load: no request fails, none gets stuck, nothing is left behind.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../lib/paths.mjs';
import { query, signIn } from './support/api.mjs';
import { createInstallation } from './support/installation.mjs';
import { onEveryDatabase, refuseFaults } from './support/rounds.mjs';
import { sleep } from './support/server.mjs';
import { TOGGLE_HEADER, TOGGLE_ID, writeTogglePlugin } from './support/toggle-plugin.mjs';
import { prepareTodos } from './support/todos.mjs';

export const name = 'toggle';
export const weight = 2;

const CONNECTIONS = 16;
const MOST_CYCLES = 100;
/** The heap of the server is compared with what it was after so many cycles: until then code and caches warm up. */
const WARM_CYCLES = 20;
const MOST_GROWTH_BYTES = 2 * 1024 * 1024;

export const run = ({ budgetMs, seed: _seed, log }) =>
  onEveryDatabase({ budgetMs, log }, async (database, { endsAt }) => {
    const installation = await createInstallation(database);
    writeTogglePlugin(installation.storage);
    const probeFile = join(installation.storage, 'heap.jsonl');
    const probe = pathToFileURL(join(root, 'scripts/verify/support/heap-probe.mjs')).href;
    const server = await installation.start({ NODE_OPTIONS: `--import ${probe}`, HEAP_PROBE_FILE: probeFile });
    try {
      const admin = await signIn(server.url);
      const key = await prepareTodos(admin);
      const sentence = await toggleUntil(endsAt, { admin, key, measure: () => measureHeap(server, probeFile) });
      await checkNothingLeft(admin, key);
      admin.close();
      return sentence;
    } finally {
      await server.kill();
      await installation.remove();
    }
  });

async function toggleUntil(endsAt, { admin, key, measure }) {
  const load = startLoad(key);
  const measures = [];
  let cycles = 0;
  try {
    for (; cycles < MOST_CYCLES && (cycles === 0 || (Date.now() < endsAt && load.faults.length === 0)); cycles += 1) {
      if (cycles === WARM_CYCLES) measures.push(await load.paused(measure));
      await switchPlugin(admin, 'enable', 'started');
      await switchPlugin(admin, 'disable', 'stopped');
    }
  } finally {
    await load.stop();
  }
  refuseFaults(load.faults, `Requests while a plugin was switched ${cycles} times`);
  if (cycles > WARM_CYCLES) measures.push(await measure());
  return `${cycles} times on and off under ${load.answers()} answers, none failed; ${heapSentence(measures, cycles)}`;
}

async function switchPlugin(admin, verb, state) {
  const row = await admin.post(`pm:${verb}?filterByTk=${TOGGLE_ID}`);
  if (row.state !== state) throw new Error(`pm:${verb} answered ${JSON.stringify(row)}`);
}

/** Connections that list and create without a pause between requests. */
function startLoad(key) {
  const faults = [];
  /** @type {{ stopped: boolean, hold: Promise<void> | undefined, idle: number, answers: number }} */
  const state = { stopped: false, hold: undefined, idle: 0, answers: 0 };
  const client = async (number) => {
    for (let turn = 0; !state.stopped && faults.length === 0; turn += 1) {
      if (state.hold) {
        state.idle += 1;
        await state.hold;
        state.idle -= 1;
      }
      const fault = await ask(key, number, turn);
      if (fault === undefined) state.answers += 1;
      else faults.push(fault);
    }
  };
  const clients = Promise.all(Array.from({ length: CONNECTIONS }, (_, number) => client(number)));
  return {
    faults,
    answers: () => state.answers,
    async paused(work) {
      let resume;
      state.hold = new Promise((resolve) => (resume = resolve));
      while (state.idle < CONNECTIONS && faults.length === 0) await sleep(5);
      try {
        return await work();
      } finally {
        state.hold = undefined;
        resume();
      }
    },
    async stop() {
      state.stopped = true;
      await clients;
    },
  };
}

async function ask(key, number, turn) {
  const title = `c${number}t${turn}`;
  const search = query({ filter: { priority: number }, sort: '-id', pageSize: '5' });
  const create = turn % 4 === 0;
  try {
    const { status, json, text } = create
      ? await key.call('POST', 'todos:create', { title, priority: number, status: 'open' })
      : await key.call('GET', `todos:list?${search}`);
    if (status !== 200) return `${create ? 'create' : 'list'} was answered ${status}: ${text.slice(0, 300)}`;
    if (create && (json.data.title !== title || ![null, 'hooked'].includes(json.data.notes)))
      return `create answered ${text.slice(0, 300)}`;
    return undefined;
  } catch (error) {
    return `${create ? 'create' : 'list'} failed: ${error.message}`;
  }
}

async function measureHeap(server, file) {
  const worker = server.worker();
  if (worker === undefined) return undefined;
  const lines = () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
  const before = lines().length;
  process.kill(worker, 'SIGUSR2');
  while (lines().length === before) await sleep(20);
  return JSON.parse(lines().at(-1));
}

const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(2)} MB`;

/** Judges two looks at the worker: heap after a forced collection, loaded modules, listeners, living timers. */
function heapSentence([warm, end], cycles) {
  if (warm === undefined || end === undefined || cycles < 2 * WARM_CYCLES)
    return `heap not judged (needs ${2 * WARM_CYCLES} cycles: give more --budget)`;
  const growth = end.heapUsed + end.external - warm.heapUsed - warm.external;
  if (growth > MOST_GROWTH_BYTES)
    throw new Error(`The heap grew by ${megabytes(growth)} from cycle ${WARM_CYCLES} to ${cycles}: ${JSON.stringify({ warm, end })}`);
  const timers = ({ resources }) => resources.Timeout ?? 0;
  if (end.modules > warm.modules || end.listeners > warm.listeners || timers(end) > timers(warm) + 1) {
    throw new Error(`Something stays behind with every cycle: ${JSON.stringify({ warm, end })}`);
  }
  return `heap ${growth < 0 ? 'shrank' : 'grew'} by ${megabytes(Math.abs(growth))} after cycle ${WARM_CYCLES}, ${end.modules} modules, ${end.listeners} listeners`;
}

/** The plugin is off: its collection, step and hook must be gone, and a last switch must bring back exactly one of each. */
async function checkNothingLeft(admin, key) {
  await checkEffects(admin, key, false);
  await switchPlugin(admin, 'enable', 'started');
  await checkEffects(admin, key, true);
}

async function checkEffects(admin, key, on) {
  const list = await admin.call('GET', 'toggleNotes:list');
  const { headers, json } = await key.call('POST', 'todos:create', { title: 'last' });
  const seen = { list: list.status, header: headers[TOGGLE_HEADER], notes: json?.data?.notes };
  const expected = on ? { list: 200, header: String(256 * 1024), notes: 'hooked' } : { list: 404, header: undefined, notes: null };
  if (JSON.stringify(seen) !== JSON.stringify(expected)) throw new Error(`With the plugin ${on ? 'on' : 'off'}: ${JSON.stringify(seen)}`);
}
