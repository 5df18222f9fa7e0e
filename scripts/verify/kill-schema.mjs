// Kills the server in the middle of changes to collections, roles and plugins; what it says, what the tables are and what it
// allows must agree afterwards, without anybody's help.
import { isDeepStrictEqual } from 'node:util';
import { UnexpectedAnswer, signIn } from './support/api.mjs';
import { integrityFaults } from './support/installation.mjs';
import { createRandom, seedOf } from './support/random.mjs';
import { refuseFaults } from './support/rounds.mjs';
import { behaviourFaults, drawChange, readWorld, tableFaults } from './support/schema-world.mjs';
import { sleep } from './support/server.mjs';
import { prepareTodos } from './support/todos.mjs';
import { withVictim } from './support/victim.mjs';
import { rowOf } from './support/write-ledger.mjs';

export const name = 'kill-schema';
export const weight = 3;

const MOST_ROUNDS = 500;
const ROWS = 50;

export const run = ({ budgetMs, seed, log }) => withVictim({ budgetMs, log }, (victim, { endsAt }) => killUntil(endsAt, { victim, seed }));

async function killUntil(endsAt, { victim, seed }) {
  let admin = await signIn(victim.server.url);
  const { token } = admin;
  const key = await prepareTodos(admin);
  for (let number = 0; number < ROWS; number += 1) await key.post('todos:create', rowOf(`kept ${number}`, 0));
  let world = await readWorld(admin);
  let [rounds, done, interrupted] = [0, 0, 0];
  for (; rounds < MOST_ROUNDS && (rounds === 0 || Date.now() < endsAt); rounds += 1) {
    const random = createRandom(seedOf(seed, rounds));
    const before = await changeUntilKilled({ victim, admin, world, random });
    victim.server = await victim.installation.start();
    admin = admin.as({ token });
    world = await judge(before, {
      admin,
      installation: victim.installation,
      where: `kill ${rounds + 1} on ${victim.installation.kind}, seed ${seed}`,
    });
    done += before.done;
    interrupted += before.pending === undefined ? 0 : 1;
  }
  admin.close();
  await victim.server.stop();
  refuseFaults(await integrityFaults(victim.installation), `Integrity of ${victim.installation.kind}`);
  return `${rounds} kills, ${interrupted} of them in the middle of a change, ${done} changes done`;
}

/** Makes one change after the other until the server is gone. */
async function changeUntilKilled({ victim, admin, world, random }) {
  const outcome = { world, pending: undefined, done: 0 };
  const timer = sleep(random.int(5, 200)).then(() => victim.server.kill());
  try {
    while (victim.server.running()) {
      const change = drawChange(outcome.world, random);
      outcome.pending = change;
      await change.send(admin);
      Object.assign(outcome, { world: change.after, pending: undefined, done: outcome.done + 1 });
    }
  } catch (error) {
    await timer;
    // A connection that breaks is what a kill looks like; a refusal is a wrong answer to a right request.
    if (error instanceof UnexpectedAnswer) throw new Error(`${outcome.pending.label}: ${error.message}`, { cause: error });
  }
  await timer;
  return outcome;
}

/** The world after a restart, which must be the one before the interrupted change or the one after it. */
async function judge({ world, pending }, { admin, installation, where }) {
  const actual = await readWorld(admin);
  const possible = [world, ...(pending === undefined ? [] : [pending.after])];
  const during = pending === undefined ? 'between two changes' : `during "${pending.label}"`;
  if (!possible.some((candidate) => isDeepStrictEqual(candidate, actual))) {
    throw new Error(`After ${where} ${during} the server describes ${JSON.stringify(actual)}, possible: ${JSON.stringify(possible)}`);
  }
  refuseFaults(
    [...(await tableFaults(actual, installation.tables)), ...(await behaviourFaults(actual, admin))],
    `After ${where} ${during}`,
  );
  const [{ count }] = await installation.tables.rows('SELECT count(*) AS "count" FROM "todos"');
  if (Number(count) !== ROWS) throw new Error(`After ${where} ${during} "todos" has ${count} rows instead of ${ROWS}`);
  return actual;
}
