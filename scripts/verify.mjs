// npm run verify -- [--budget MINUTES] [--seed N] [--only NAME] [--record]
//
// Runs every round in scripts/verify/*.mjs for its share of the time. A round is a module that exports
//   name    what the table shows
//   weight  its share of the budget relative to the others
//   run     async ({ budgetMs, seed, log }) => one sentence on what was covered; it throws when something is wrong
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { prepare } from './lib/prepare.mjs';
import { readValues } from './lib/read-values.mjs';
import { fail } from './lib/run.mjs';
import { formatResults, recordResults } from './lib/verification-report.mjs';
import { withCause } from './lib/with-cause.mjs';

/** A round may finish its last step after its time; one that takes twice its share and half a minute hangs. */
const patience = (budgetMs) => 2 * budgetMs + 30_000;

function readOptions() {
  const values = readValues({
    budget: { type: 'string', default: '3' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    only: { type: 'string' },
    record: { type: 'boolean', default: false },
  });
  const [minutes, seed] = [Number(values.budget), Number(values.seed)];
  if (!(minutes > 0)) fail(`--budget takes minutes, not ${values.budget}`);
  if (!Number.isSafeInteger(seed)) fail(`--seed takes a whole number, not ${values.seed}`);
  return { ...values, minutes, seed };
}

async function loadRounds(only) {
  const folder = join(root, 'scripts/verify');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.mjs')) : [];
  const rounds = await Promise.all(files.sort().map((file) => import(join(folder, file))));
  return rounds.filter(({ name }) => only === undefined || name === only);
}

async function withDeadline(work, milliseconds) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${Math.round(milliseconds / 1000)} s`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runRound({ name, run }, { budgetMs, seed }) {
  console.log(`${name} (${Math.round(budgetMs / 1000)} s)`);
  const start = Date.now();
  const finish = (passed, summary) => ({ name, passed, summary, seconds: Math.round((Date.now() - start) / 1000) });
  try {
    const log = (sentence) => console.log(`  ${sentence}`);
    return finish(true, await withDeadline(run({ budgetMs, seed, log }), patience(budgetMs)));
  } catch (error) {
    console.error(error);
    return finish(false, withCause(error).split('\n')[0]);
  }
}

const { minutes, seed, only, record } = readOptions();
const { postgres, release } = await prepare();
if (postgres) process.env.MORTISE_TEST_DATABASE_URL = postgres;
const rounds = await loadRounds(only);
if (only !== undefined && rounds.length === 0) fail(`No round in scripts/verify is called ${only}`);
const totalWeight = rounds.reduce((sum, { weight }) => sum + weight, 0);

console.log(`Seed ${seed}; repeat with: npm run verify -- --budget ${minutes} --seed ${seed}`);
const results = [];
for (const round of rounds) {
  results.push(await runRound(round, { seed, budgetMs: (minutes * 60_000 * round.weight) / totalWeight }));
}

await release();
console.log(`\n${formatResults(results)}`);
if (record) recordResults({ results, seed, minutes, postgres: postgres !== undefined });
// A round that hung may still hold timers or sockets.
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
