// Blocks with random rights, each with every caller behind it: lists, groups and walks are compared with a second, much simpler reading of the
// rules. Then a block that was given nothing asks for everything the server describes, with the first user behind it.
import { signIn } from './support/api.mjs';
import { plantBlocks, throughBlocks } from './support/block-players.mjs';
import { createInstallation } from './support/installation.mjs';
import { AT_PRESENT, askRandomLists, createRandom, partSeed, plantRandomWorld } from './support/random-worlds.mjs';
import { onEveryDatabase, refuseFaults } from './support/rounds.mjs';

export const name = 'block-rights';
export const weight = 1;

/** Of one caller through one block in one world; then comes the next world. */
const REQUESTS = 60;
const MOST_WORLDS = 100;
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export const run = ({ budgetMs, seed, log }) =>
  onEveryDatabase({ budgetMs, log }, async (database, { endsAt }) => {
    const installation = await createInstallation(database);
    const server = await installation.start(AT_PRESENT);
    try {
      const admin = await signIn(server.url);
      for (const plugin of ['pages', 'js-blocks']) await admin.post(`pm:enable?filterByTk=${plugin}`);
      const covered = await askUntil(endsAt, { url: server.url, admin, seed, kind: database.kind });
      admin.close();
      return covered;
    } finally {
      await server.kill();
      await installation.remove();
    }
  });

async function askUntil(endsAt, { url, admin, seed, kind }) {
  let [worlds, requests, operations] = [0, 0, 0];
  for (; worlds < MOST_WORLDS && (worlds === 0 || Date.now() < endsAt); worlds += 1) {
    const ownSeed = partSeed(seed, worlds);
    const { world, players } = await plantRandomWorld(admin, { seed: ownSeed, suffix: String(worlds) });
    const blocks = await plantBlocks(admin, { world, random: createRandom(ownSeed) });
    operations = await askForEverything(admin, blocks.at(-1));
    const narrowed = throughBlocks(players, blocks);
    const report = await askRandomLists(url, { world, players: narrowed, seed: ownSeed, count: REQUESTS });
    if (report !== undefined) throw new Error(`world ${worlds} of seed ${seed} on ${kind}: ${report}`);
    requests += narrowed.length * REQUESTS;
  }
  return `${requests} lists through blocks in ${worlds} worlds as expected, ${operations} operations refused`;
}

/** Nothing answers with a success. @returns {Promise<number>} how many operations there are */
async function askForEverything(admin, { header }) {
  const { json: document } = await admin.call('GET', 'openapi.json');
  const block = admin.as({ token: admin.token, headers: { 'x-narrowing': header } });
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) => ({ method: method.toUpperCase(), path })),
  );
  const faults = [];
  for (const { method, path } of operations) {
    const address = path.replace(/^\/(api\/)?/, '').replaceAll(/\{[^}]+\}/g, '1');
    const { status } = await block.call(method, address, method === 'GET' ? undefined : {});
    if (status < 400 || status >= 500) faults.push(`${method} ${path} answered ${status} to a block without rights`);
  }
  refuseFaults(faults, 'a block that was given nothing');
  if (operations.length < 100) throw new Error(`Only ${operations.length} operations are described`);
  return operations.length;
}
