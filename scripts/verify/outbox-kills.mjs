// Kills the server while it writes records and tells a plugin of them, and looks whether every change was told, in order, and how often.
import { createApi, signIn } from './support/api.mjs';
import { HEARD_TABLE, OUTBOX_ID, writeOutboxPlugin } from './support/outbox-plugin.mjs';
import { createRandom, seedOf } from './support/random.mjs';
import { refuseFaults } from './support/rounds.mjs';
import { sleep } from './support/server.mjs';
import { prepareTodos } from './support/todos.mjs';
import { withVictim } from './support/victim.mjs';

export const name = 'outbox-kills';
export const weight = 2;

const WRITERS = 6;
const WANTED_ROUNDS = 10;
/** The lease of a process that died runs out after 6 s; a busy machine takes longer to see it. */
const PATIENCE_MILLISECONDS = 30_000;

export const run = ({ budgetMs, seed, log }) => {
  const prepare = ({ storage }) => writeOutboxPlugin(storage);
  return withVictim({ budgetMs, log, prepare }, (victim, { endsAt }) => killUntil(endsAt, { victim, seed }));
};

async function killUntil(endsAt, { victim, seed }) {
  const admin = await signIn(victim.server.url);
  const { token } = await prepareTodos(admin);
  await admin.post(`pm:enable?filterByTk=${OUTBOX_ID}`);
  admin.close();
  let kills = 0;
  for (; kills === 0 || Date.now() < endsAt; kills += 1) {
    await writeAndKill({ victim, token, round: kills, random: createRandom(seedOf(seed, kills)) });
  }
  await allTold(victim.installation);
  const { faults, repeated, heard } = await compare(victim.installation);
  refuseFaults(faults, `After ${kills} kills on ${victim.installation.kind} (seed ${seed})`);
  if (repeated > kills) throw new Error(`${kills} kills made ${repeated} events be told twice, only the one in work may be`);
  const shortfall = kills < WANTED_ROUNDS ? ` (${WANTED_ROUNDS} wanted: give more --budget)` : '';
  return `${kills} kills${shortfall}, ${heard} events told in order, none lost, ${repeated} told twice`;
}

/** A kill counts for little while the lease of the last victim keeps the new one from telling anything. */
async function writeAndKill({ victim, token, round, random }) {
  const before = await countHeard(victim.installation);
  const api = createApi(victim.server.url, { token });
  const state = { stopped: false };
  const writers = Array.from({ length: WRITERS }, (_, writer) => write({ api, state, prefix: `r${round}w${writer}` }));
  const outcome = Promise.all(writers);
  outcome.catch(() => undefined);
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  while ((await countHeard(victim.installation)) === before) {
    if (Date.now() > deadline) throw new Error(`Nothing was told within ${PATIENCE_MILLISECONDS / 1000} s`);
    await sleep(20);
  }
  await sleep(random.int(5, 250));
  await victim.server.kill();
  state.stopped = true;
  await outcome;
  api.close();
  victim.server = await victim.installation.start();
}

class Refused extends Error {}

/** One client: makes a record and changes it twice, again and again, until the connection breaks. */
async function write({ api, state, prefix }) {
  for (let count = 0; !state.stopped; count += 1) {
    try {
      const { id } = await accepted(api, 'todos:create', { title: `${prefix}n${count}`, priority: 0 });
      for (const priority of [1, 2]) await accepted(api, `todos:update?filterByTk=${id}`, { priority });
      // Telling is one write after the other; clients that never pause would only make the rest of it longer.
      await sleep(50);
    } catch (error) {
      if (error instanceof Refused) throw error;
      return;
    }
  }
}

async function accepted(api, path, body) {
  const { status, json, text } = await api.call('POST', path, body);
  if (status === 200) return json.data;
  if (status === 503) throw new Error('not served');
  throw new Refused(`A valid write was answered ${status}: ${text.slice(0, 300)}`);
}

async function countHeard({ tables }) {
  const [row] = await tables.rows(`SELECT count(*) AS "count" FROM "${HEARD_TABLE}"`);
  return Number(row.count);
}

async function allTold({ tables }) {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  for (let left = -1, since = deadline; left !== 0; await sleep(200)) {
    const [row] = await tables.rows('SELECT count(*) AS "count" FROM "m_core_outbox"');
    if (Number(row.count) !== left) since = Date.now() + PATIENCE_MILLISECONDS;
    left = Number(row.count);
    if (Date.now() > since) throw new Error(`${left} events are never told`);
  }
}

/** The rows are the truth: a record with priority 2 was created and changed twice, whatever its client was answered. */
async function compare({ tables }) {
  const heard = await tables.rows(`SELECT "eventId", "recordId", "priority" FROM "${HEARD_TABLE}" ORDER BY "id"`);
  const told = new Map();
  const seen = new Set();
  for (const { eventId, recordId, priority } of heard) {
    if (seen.has(Number(eventId))) continue;
    seen.add(Number(eventId));
    told.set(Number(recordId), [...(told.get(Number(recordId)) ?? []), Number(priority)]);
  }
  const rows = await tables.rows('SELECT "id", "priority" FROM "todos"');
  const kept = new Set(rows.map(({ id }) => Number(id)));
  const ghosts = [...told.keys()].filter((id) => !kept.has(id)).map((id) => `record ${id} was told of and never committed`);
  const wrong = rows.flatMap(({ id, priority }) => {
    const expected = Array.from({ length: Number(priority) + 1 }, (_, index) => index).join();
    const received = (told.get(Number(id)) ?? []).join();
    return received === expected ? [] : [`record ${id} was told as ${received || 'nothing'} instead of ${expected}`];
  });
  return { faults: [...ghosts, ...wrong], repeated: heard.length - seen.size, heard: heard.length };
}
