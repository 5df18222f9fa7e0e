// Plants known faults into the running server, one at a time, and looks whether the random lists notice: tests that no fault can fail
// are no tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../lib/paths.mjs';
import { signIn } from './support/api.mjs';
import { FAULTS } from './support/fault-list.mjs';
import { availableDatabases, createInstallation } from './support/installation.mjs';
import { AT_PRESENT, askRandomLists, createRandom, partSeed, plantRandomWorld } from './support/random-worlds.mjs';

export const name = 'planted-faults';
export const weight = 4;

const PLANTER = fileURLToPath(new URL('support/plant-fault.cjs', import.meta.url));
const WORLDS = 3;
/** The worlds are always the same: whether a fault is noticed must not be a matter of luck. */
const WORLDS_SEED = 20_261_121;
/** Of one player in one world; without a fault all of them must be answered rightly, with one some must not. */
const REQUESTS = 400;

export async function run({ budgetMs, seed, log }) {
  refuseStale();
  const databases = await availableDatabases(log);
  const endsAt = Date.now() + budgetMs;
  const outcomes = [];
  // PostgreSQL comes first: it has few faults of its own, and those would wait for the end.
  for (const database of databases.toReversed()) outcomes.push(...(await tryFaults(database, { endsAt, seed, log })));
  const missed = outcomes.filter(({ report }) => report === undefined);
  if (missed.length > 0) throw new Error(`not noticed: ${missed.map(({ fault }) => fault.what).join('; ')}`);
  const left = FAULTS.length - outcomes.length;
  return `${outcomes.length} planted faults, all noticed${left > 0 ? `; no time or no database for ${left}` : ''}`;
}

/** @throws when the text of a fault does not stand exactly once where it should: then the list has to follow the code */
function refuseStale() {
  const stale = FAULTS.filter(({ file, text }) => readFileSync(join(root, file), 'utf8').split(text).length !== 2);
  if (stale.length === 0) return;
  const lines = stale.map(({ what, file, text }) => `  ${what}: ${file} should hold once: ${text}`);
  throw new Error(`${stale.length} faults no longer fit the code\n${lines.join('\n')}`);
}

/** Another order for another seed: where there is no time for all, each run tries others. */
const shuffled = (list, seed) => createRandom(seed).shuffled(list);

/** Which faults were planted, each with the report on what it broke. */
async function tryFaults(database, { endsAt, seed, log }) {
  const faults = shuffled(FAULTS, seed).filter(({ on = 'sqlite' }) => on === database.kind);
  const installation = await createInstallation(database);
  try {
    const worlds = await plantWorlds(installation);
    const outcomes = [];
    for (const fault of faults) {
      if (Date.now() > endsAt) break;
      const report = await withServer(installation, { fault }, (url) => askWorlds(url, worlds));
      log(`${report === undefined ? 'NOT NOTICED' : 'noticed'}: ${fault.what}`);
      outcomes.push({ fault, report });
    }
    return outcomes;
  } finally {
    await installation.remove();
  }
}

/** Makes the worlds and makes sure that without a fault every answer is right. */
const plantWorlds = (installation) =>
  withServer(installation, {}, async (url) => {
    const admin = await signIn(url);
    const worlds = [];
    for (let number = 0; number < WORLDS; number += 1) {
      const ownSeed = partSeed(WORLDS_SEED, number);
      worlds.push({ ...(await plantRandomWorld(admin, { seed: ownSeed, suffix: String(number) })), seed: ownSeed });
    }
    admin.close();
    const report = await askWorlds(url, worlds);
    if (report !== undefined) throw new Error(`without any fault: ${report}`);
    return worlds;
  });

async function withServer(installation, { fault }, work) {
  const planted = fault && { path: join(root, fault.file), text: fault.text, becomes: fault.becomes };
  const server = await installation
    .start({
      ...AT_PRESENT,
      ...(planted ? { NODE_OPTIONS: `${AT_PRESENT.NODE_OPTIONS} --require ${PLANTER}`, PLANTED_FAULT: JSON.stringify(planted) } : {}),
    })
    .catch((error) => {
      throw new Error(`${fault?.what ?? 'no fault'}: ${error.message}`, { cause: error });
    });
  try {
    return await work(server.url);
  } finally {
    await server.kill();
  }
}

/** The report on the first wrong answer, if there is one. */
async function askWorlds(url, worlds) {
  for (const world of worlds) {
    const report = await askRandomLists(url, { ...world, count: REQUESTS, asFound: true });
    if (report !== undefined) return report;
  }
  return undefined;
}
