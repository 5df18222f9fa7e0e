import { existsSync, readFileSync } from 'node:fs';
import { sleep } from '../../verify/support/server.mjs';
import { ACTS, doOnce, standAt } from './acts.mjs';
import { openPage, openSession } from './chromium.mjs';
import { VIEWERS } from './world.mjs';

/** Milliseconds. Longer than the server waits before it writes down that a session was used, and than it remembers a count. */
const QUIET = 1500;

/**
 * The server looks every second or two whether another process changed something, data sources and rules for addresses among it, and writes
 * down from time to time how often each caller called. That belongs to no request.
 */
const BY_THE_CLOCK =
  /^SELECT name, version FROM \W?m_core_versions|FROM \W?m_data_sources_dataSources\W|\Wm_ip_protection_\w+\W|\Wm_rate_limit_rateLimitUsage\W/;

const linesOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);

/**
 * Counts the statements of opening the data browser and of each act, for each viewer, on a server that records them.
 * @returns {Promise<Record<string, { name: string, statements: string[], requests: string[] }[]>>} by viewer; requests below the API base
 */
export async function countStatements(browser, { url, file }) {
  const counted = {};
  for (const viewer of VIEWERS) {
    const session = await openSession(browser, url, viewer);
    const opened = await openPage(browser, { url, session });
    try {
      counted[viewer.name] = await countFor(opened.page, file);
    } finally {
      await opened.close();
    }
  }
  return counted;
}

async function countFor(page, file) {
  const rows = [];
  // Whatever is done once for a session is done by then.
  await standAt(page, ACTS[0]);
  rows.push({ name: 'open', ...(await countOne(file, () => requestsOf(page, () => standAt(page, { from: '/admin/data/todos' })))) });
  for (const act of ACTS) {
    await standAt(page, act);
    // Preparing may ask for things as well: choices of a field for instance.
    rows.push({ name: act.name, ...(await countOne(file, async () => (await doOnce(page, act, 0)).addresses)) });
  }
  return rows.map(({ requests, ...row }) => ({ ...row, requests: requests.map(belowApi).filter((path) => !path.startsWith('__')) }));
}

async function countOne(file, work) {
  await sleep(QUIET);
  const before = linesOf(file).length;
  const requests = await work();
  // The last of them may still be on its way.
  await sleep(100);
  const texts = linesOf(file)
    .slice(before)
    .map((line) => JSON.parse(line).text);
  const statements = texts.filter((text) => !BY_THE_CLOCK.test(text));
  return { statements: statements.filter((_, place) => !isEmptyTransaction(statements, place)), requests };
}

/** What is left of a transaction whose statements belonged to the clock. */
function isEmptyTransaction(statements, place) {
  const [before, here, after] = [-1, 0, 1].map((step) => statements[place + step]);
  return (here === 'BEGIN' && after === 'COMMIT') || (here === 'COMMIT' && before === 'BEGIN');
}

async function requestsOf(page, work) {
  const addresses = [];
  const note = (request) => request.url().includes('/api/') && addresses.push(request.url());
  page.on('request', note);
  await work();
  page.off('request', note);
  return addresses;
}

const belowApi = (address) => address.slice(address.indexOf('/api/') + '/api/'.length);
