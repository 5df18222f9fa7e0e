import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createInstallation } from '../../verify/support/installation.mjs';
import { formatRows } from '../report.mjs';
import { launchChromium } from './chromium.mjs';
import { compareViewers } from './restricted.mjs';
import { countStatements } from './statements.mjs';
import { timeActs, timeLoads } from './times.mjs';
import { fillWorld } from './world.mjs';

const RECORDER = pathToFileURL(fileURLToPath(new URL('statement-recorder.mjs', import.meta.url))).href;
/** Loads need a context each; more of them tell nothing new. */
const LOADS = 7;
/** What a restricted viewer may cost at most, as a multiple of root. */
const LIMIT = 1.1;

/**
 * Measures the admin in a real browser on one kind of database.
 * @returns {Promise<{ text: string, errors: number } | undefined>} undefined where there is no Chromium
 */
export async function benchBrowser(database, { browserRows: rows, samples, seconds, rounds, statements }) {
  const browser = await launchChromium();
  if (browser === undefined) return undefined;
  const installation = await createInstallation(database);
  try {
    const counted = await record(installation, { browser, rows });
    if (statements) console.log(JSON.stringify(counted, undefined, 2));
    const server = await installation.start();
    try {
      const loads = await timeLoads(browser, { url: server.url, samples: Math.min(samples, LOADS) });
      const acts = await timeActs(browser, { url: server.url, samples });
      const viewers = await compareViewers(server, { counted, seconds: Math.min(seconds, 3), rounds });
      return { text: describe({ loads, acts, viewers, counted }), errors: viewers.reduce((sum, { errors }) => sum + errors, 0) };
    } finally {
      await server.kill();
    }
  } finally {
    await browser.close();
    await installation.remove();
  }
}

/** Statements are counted first, by a server that writes them down and is slower for it. */
async function record(installation, { browser, rows }) {
  const file = join(installation.storage, 'statements.jsonl');
  const server = await installation.start({ NODE_OPTIONS: `--import ${RECORDER}`, STATEMENT_FILE: file });
  try {
    await fillWorld(server, installation, rows);
    return await countStatements(browser, { url: server.url, file });
  } finally {
    await server.stop();
  }
}

const number = (value, digits = 0) => (value === undefined ? '–' : value.toFixed(digits));

function describe({ loads, acts, viewers, counted }) {
  const statementsOf = (name) => counted.root.find((row) => row.name === name).statements.length;
  const over = viewers.filter(({ ratio }) => ratio > LIMIT).map(({ name }) => name);
  return [
    formatRows(
      ['page', 'cold ms', 'warm ms', 'requests', 'kB'],
      loads.map(({ name, cold, warm, requests, bytes }) => [name, number(cold), number(warm), number(requests), number(bytes / 1000)]),
    ),
    formatRows(
      ['act', 'statements', 'p50/p95 ms', 'bare p50/p95 ms', 'p95 ratio'],
      acts.map(({ name, seen, bare }) => [name, number(statementsOf(name)), pair(seen), pair(bare), number(seen.p95 / bare.p95, 2)]),
    ),
    formatRows(
      ['requests of', 'root statements', 'restricted statements', 'root CPU ms', 'restricted CPU ms', 'CPU ratio'],
      viewers.map(({ name, root, restricted, ratio }) =>
        [name, number(root.statements), number(restricted.statements)].concat([
          number(root.cpu, 2),
          number(restricted.cpu, 2),
          number(ratio, 2),
        ]),
      ),
    ),
    ...(over.length > 0 ? [`Above the limit of ${LIMIT}: ${over.join(', ')}.`] : []),
  ].join('\n\n');
}

const pair = ({ p50, p95 }) => `${number(p50)} / ${number(p95)}`;
