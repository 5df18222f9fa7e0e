// Kills the server without warning while clients create and update records, and looks whether it kept its promises.
import { createApi, signIn } from './support/api.mjs';
import { integrityFaults } from './support/installation.mjs';
import { createRandom, seedOf } from './support/random.mjs';
import { refuseFaults } from './support/rounds.mjs';
import { sleep } from './support/server.mjs';
import { prepareTodos } from './support/todos.mjs';
import { withVictim } from './support/victim.mjs';
import { createWriteLedger, rowOf } from './support/write-ledger.mjs';

export const name = 'kill-rounds';
export const weight = 3;

const WRITERS = 8;
const MOST_ROUNDS = 500;
const WANTED_ROUNDS = 50;
/** A supervisor gives up on a worker that crashes five times in a minute, and rightly so. */
const WORKER_KILLS_PER_SUPERVISOR = 3;

export const run = ({ budgetMs, seed, log }) => withVictim({ budgetMs, log }, (victim, { endsAt }) => killUntil(endsAt, { victim, seed }));

async function killUntil(endsAt, { victim, seed }) {
  victim.workerKills = 0;
  const { installation } = victim;
  const { token } = await keyFor(victim.server);
  const ledger = createWriteLedger();
  let rounds = 0;
  for (; rounds < MOST_ROUNDS && (rounds === 0 || Date.now() < endsAt); rounds += 1) {
    const random = createRandom(seedOf(seed, rounds));
    await writeAndKill({ victim, token, ledger, round: rounds, random });
    refuseFaults(ledger.faults(await allRows(installation)), `After kill ${rounds + 1} on ${installation.kind} (seed ${seed})`);
  }
  await checkThroughApi(victim.server, token, ledger);
  await victim.server.stop();
  refuseFaults(await integrityFaults(installation), `Integrity of ${installation.kind}`);
  const shortfall = rounds < WANTED_ROUNDS ? ` (${WANTED_ROUNDS} wanted: give more --budget)` : '';
  return `${rounds} kills${shortfall}, ${ledger.created} records kept, ${ledger.open} writes were under way`;
}

async function keyFor(server) {
  const admin = await signIn(server.url);
  const { token } = await prepareTodos(admin);
  admin.close();
  return { token };
}

const allRows = ({ tables }) => tables.rows('SELECT "id", "title", "priority", "status", "done", "notes" FROM "todos"');

async function writeAndKill({ victim, token, ledger, round, random }) {
  const api = createApi(victim.server.url, { token });
  const state = { stopped: false };
  const writers = Array.from({ length: WRITERS }, (_, writer) =>
    write({ api, ledger, state, prefix: `r${round}w${writer}`, random: createRandom(seedOf(round, writer)) }),
  );
  const outcome = Promise.all(writers);
  outcome.catch(() => undefined);
  await sleep(random.int(5, 250));
  await kill(victim, random);
  state.stopped = true;
  await outcome;
  api.close();
}

async function kill(victim, random) {
  const worker = victim.server.worker();
  if (worker !== undefined && victim.workerKills < WORKER_KILLS_PER_SUPERVISOR && random.chance(0.25)) {
    victim.workerKills += 1;
    victim.server.killWorker(worker);
    while (victim.server.worker() === worker) await sleep(5);
    return victim.server.becomesHealthy();
  }
  await victim.server.kill();
  victim.server = await victim.installation.start();
  victim.workerKills = 0;
}

/** One client: creates records and updates its own, one request after the other, until the connection breaks. */
async function write({ api, ledger, state, prefix, random }) {
  const own = [];
  for (let count = 0; !state.stopped; count += 1) {
    const title = own.length > 0 && random.chance(0.4) ? random.pick(own) : undefined;
    try {
      if (title === undefined) own.push(await create(api, ledger, `${prefix}n${count}`));
      else await update(api, ledger, title);
    } catch (error) {
      if (error instanceof Refused) throw error;
      return;
    }
  }
}

class Refused extends Error {}

async function create(api, ledger, title) {
  const acknowledge = ledger.create(title);
  const answer = await api.call('POST', 'todos:create', rowOf(title, 0));
  acknowledge(Number(accepted(answer).id));
  return title;
}

async function update(api, ledger, title) {
  const { id, priority, acknowledge } = ledger.update(title);
  accepted(await api.call('POST', `todos:update?filterByTk=${id}`, rowOf(title, priority)));
  acknowledge();
}

/** A server that is being killed may break off or say 503; anything else would be a wrong answer to a right request. */
function accepted({ status, json, text }) {
  if (status === 200) return json.data;
  if (status === 503) throw new Error('not served');
  throw new Refused(`A valid write was answered ${status}: ${text.slice(0, 300)}`);
}

/** What the tables hold must also be what clients see. */
async function checkThroughApi(server, token, ledger) {
  const api = createApi(server.url, { token });
  const { json } = await api.call('GET', 'todos:list?pageSize=1&count=exact');
  api.close();
  if (json?.meta?.count === undefined || json.meta.count < ledger.created) {
    throw new Error(`The API counts ${json?.meta?.count} records, ${ledger.created} were acknowledged`);
  }
}
