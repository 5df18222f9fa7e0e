// Sends each of a few writes hundreds of times with its idempotency key, while the server is killed, and counts what came of it.
import { createApi, signIn } from './support/api.mjs';
import { createRandom, seedOf } from './support/random.mjs';
import { sleep } from './support/server.mjs';
import { prepareTodos } from './support/todos.mjs';
import { withVictim } from './support/victim.mjs';

export const name = 'idempotent-retries';
export const weight = 1;

const RETRIES = 5_000;
const CLIENTS = 16;
const KEYS = 10;

export const run = ({ budgetMs, seed, log }) => withVictim({ budgetMs, log }, (victim, { endsAt }) => retryUntil(endsAt, { victim, seed }));

async function retryUntil(endsAt, { victim, seed }) {
  const admin = await signIn(victim.server.url);
  const { token } = await prepareTodos(admin);
  admin.close();
  const tally = { sent: 0, answered: 0, ids: new Map() };
  let kills = 0;
  for (; tally.sent < RETRIES && Date.now() < endsAt; kills += 1) {
    await retryAndKill({ victim, token, tally, random: createRandom(seedOf(seed, kills)) });
  }
  await settle(victim, token, tally);
  await refuseDoubles(victim.installation, tally);
  const shortfall = tally.sent < RETRIES ? ` (${RETRIES} wanted: give more --budget)` : '';
  return `${tally.sent} requests${shortfall} with ${KEYS} keys over ${kills} kills, ${tally.answered} answered, one record for each key`;
}

async function retryAndKill({ victim, token, tally, random }) {
  const state = { stopped: false };
  const api = createApi(victim.server.url, { token });
  const clients = Array.from({ length: CLIENTS }, (_, client) => keepTrying({ api, tally, state, first: client }));
  const outcome = Promise.all(clients);
  outcome.catch(() => undefined);
  await sleep(random.int(100, 700));
  await victim.server.kill();
  state.stopped = true;
  await outcome;
  api.close();
  victim.server = await victim.installation.start();
}

async function keepTrying({ api, tally, state, first }) {
  for (let number = first; !state.stopped; number += 1) {
    try {
      await send(api, number % KEYS, tally);
    } catch (error) {
      if (error instanceof Wrong) throw error;
      return;
    }
  }
}

class Wrong extends Error {}

async function send(api, key, tally) {
  tally.sent += 1;
  const title = `only-${key}`;
  const { status, json, text } = await api
    .as({ token: api.token, headers: { 'Idempotency-Key': `key-${key}` } })
    .call('POST', 'todos:create', { title });
  if (status === 503) return;
  if (status !== 200) throw new Wrong(`A retry was answered ${status}: ${text.slice(0, 300)}`);
  tally.answered += 1;
  const known = tally.ids.get(key) ?? json.data.id;
  if (known !== json.data.id) throw new Wrong(`Key ${key} made the records ${known} and ${json.data.id}`);
  tally.ids.set(key, known);
}

/** Each key once more with nobody killing, so that each must have its record now. */
async function settle(victim, token, tally) {
  const api = createApi(victim.server.url, { token });
  for (let key = 0; key < KEYS; key += 1) await send(api, key, tally);
  api.close();
}

async function refuseDoubles({ tables }, tally) {
  const rows = await tables.rows(`SELECT "id", "title" FROM "todos" WHERE "title" LIKE 'only-%'`);
  if (rows.length !== KEYS) throw new Error(`${KEYS} keys made ${rows.length} records`);
  const wrong = rows.find(({ id, title }) => Number(tally.ids.get(Number(title.slice('only-'.length)))) !== Number(id));
  if (wrong) throw new Error(`Record ${wrong.id} is not the one that was answered`);
}
