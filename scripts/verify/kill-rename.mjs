// Kills the server in the middle of renames of collections and fields; definitions, tables, rows, rights and saved queries must all be of
// the old name or all of the new one afterwards, without anybody's help.
import { isDeepStrictEqual } from 'node:util';
import { UnexpectedAnswer, signIn } from './support/api.mjs';
import { integrityFaults } from './support/installation.mjs';
import { createRandom, seedOf } from './support/random.mjs';
import { drawRename, followFaults, prepareWorld, readWorld } from './support/rename-world.mjs';
import { refuseFaults } from './support/rounds.mjs';
import { sleep } from './support/server.mjs';
import { withVictim } from './support/victim.mjs';

export const name = 'kill-rename';
export const weight = 1;

const MOST_ROUNDS = 200;
const LATEST_STROKE_MS = 300;

export const run = ({ budgetMs, seed, log }) => withVictim({ budgetMs, log }, (victim, { endsAt }) => killUntil(endsAt, { victim, seed }));

async function killUntil(endsAt, { victim, seed }) {
  const { installation } = victim;
  const admin = await signIn(victim.server.url);
  const { world: prepared, key } = await prepareWorld(admin);
  let world = prepared;
  refuseFaults(await followFaults(world, { admin, key, tables: installation.tables }), `Before any rename on ${installation.kind}`);
  let [rounds, done, interrupted, undone] = [0, 0, 0, 0];
  for (; rounds < MOST_ROUNDS && (rounds === 0 || Date.now() < endsAt); rounds += 1) {
    const outcome = await renameUntilKilled({ victim, admin, world, random: createRandom(seedOf(seed, rounds)) });
    victim.server = await installation.start();
    const where = `After kill ${rounds + 1} on ${installation.kind}, seed ${seed}, ${outcome.pending?.label ?? 'between two renames'}`;
    world = await judge(outcome, { admin, key, tables: installation.tables, where });
    done += outcome.done;
    interrupted += outcome.pending === undefined ? 0 : 1;
    undone += outcome.pending !== undefined && isDeepStrictEqual(world, outcome.world) ? 1 : 0;
  }
  admin.close();
  await victim.server.stop();
  refuseFaults(await integrityFaults(installation), `Integrity of ${installation.kind}`);
  return `${rounds} kills, ${interrupted} of them in the middle of a rename, ${undone} of these undone, ${done} renames done`;
}

/** Renames one thing after the other until the server is gone. */
async function renameUntilKilled({ victim, admin, world, random }) {
  const outcome = { world, pending: undefined, done: 0 };
  const killed = sleep(random.int(1, LATEST_STROKE_MS)).then(() => victim.server.kill());
  try {
    while (victim.server.running()) {
      outcome.pending = drawRename(outcome.world, random);
      await outcome.pending.send(admin);
      Object.assign(outcome, { world: outcome.pending.after, pending: undefined, done: outcome.done + 1 });
    }
  } catch (error) {
    // A connection that breaks is what a kill looks like; a refusal is a wrong answer to a right request.
    if (error instanceof UnexpectedAnswer) throw new Error(`${outcome.pending.label}: ${error.message}`, { cause: error });
  } finally {
    await killed;
  }
  return outcome;
}

/** The names after a restart, which must be those before the interrupted rename or those after it. */
async function judge({ world, pending }, { where, ...installation }) {
  const actual = await readWorld(installation.admin);
  const possible = [world, ...(pending === undefined ? [] : [pending.after])];
  if (!possible.some((candidate) => isDeepStrictEqual(candidate, actual))) {
    throw new Error(`${where}: the server describes ${JSON.stringify(actual)}, possible: ${JSON.stringify(possible)}`);
  }
  refuseFaults(await followFaults(actual, installation), where);
  return actual;
}
