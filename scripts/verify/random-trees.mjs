// Random collections, rows, roles and list requests; every answer is compared with a second, much simpler reading of the rules.
import { signIn } from './support/api.mjs';
import { createInstallation } from './support/installation.mjs';
import { AT_PRESENT, askRandomLists, partSeed, plantRandomWorld } from './support/random-worlds.mjs';
import { onEveryDatabase } from './support/rounds.mjs';

export const name = 'random-trees';
export const weight = 2;

/** Of one player in one world; then comes the next world. */
const REQUESTS = 300;
const MOST_WORLDS = 100;

export const run = ({ budgetMs, seed, log }) =>
  onEveryDatabase({ budgetMs, log }, async (database, { endsAt }) => {
    const installation = await createInstallation(database);
    const server = await installation.start(AT_PRESENT);
    try {
      const admin = await signIn(server.url);
      const covered = await askUntil(endsAt, { url: server.url, admin, seed, kind: database.kind });
      admin.close();
      return covered;
    } finally {
      await server.kill();
      await installation.remove();
    }
  });

async function askUntil(endsAt, { url, admin, seed, kind }) {
  let [worlds, requests] = [0, 0];
  for (; worlds < MOST_WORLDS && (worlds === 0 || Date.now() < endsAt); worlds += 1) {
    const ownSeed = partSeed(seed, worlds);
    const { world, players } = await plantRandomWorld(admin, { seed: ownSeed, suffix: String(worlds) });
    const report = await askRandomLists(url, { world, players, seed: ownSeed, count: REQUESTS });
    if (report !== undefined) throw new Error(`world ${worlds} of seed ${seed} on ${kind}: ${report}`);
    requests += players.length * REQUESTS;
  }
  return `${requests} lists in ${worlds} worlds as expected`;
}
