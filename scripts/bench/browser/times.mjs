import { sleep } from '../../verify/support/server.mjs';
import { percentile } from '../load.mjs';
import { ACTS, COLLECTION, ROWS_SHOWN, doOnce, standAt } from './acts.mjs';
import { openPage, openSession } from './chromium.mjs';
import { fetchJson, watchFor } from './painted.mjs';
import { VIEWERS } from './world.mjs';

/** Milliseconds; a count is remembered for a second, which would make the second of two equal requests the faster one. */
const FORGOTTEN = 1100;
const SIGN_IN = { name: 'sign-in page', path: '/signin', ready: '#account:not(:disabled)' };
const DATA = { name: 'data browser', path: `/admin/data/${COLLECTION}`, ready: ROWS_SHOWN };

const sorted = (numbers) => Float64Array.from(numbers).sort();
const median = (numbers) => percentile(sorted(numbers), 0.5);

/** Time until each page can be used, with an empty cache and again with a filled one. @returns {Promise<object[]>} milliseconds, medians */
export async function timeLoads(browser, { url, samples }) {
  const session = await openSession(browser, url, VIEWERS[0]);
  const results = [];
  for (const target of [SIGN_IN, { ...DATA, session }]) {
    const times = { cold: [], warm: [], bytes: 0, requests: 0 };
    for (let sample = 0; sample < samples; sample += 1) await loadTwice(browser, { url, target, times });
    results.push({ name: target.name, cold: median(times.cold), warm: median(times.warm), bytes: times.bytes, requests: times.requests });
  }
  return results;
}

async function loadTwice(browser, { url, target, times }) {
  const { page, close } = await openPage(browser, { url, session: target.session });
  try {
    await page.addInitScript(watchFor, target.ready);
    await page.goto(target.path, { waitUntil: 'commit' });
    times.cold.push(await page.evaluate(() => globalThis.benchReady));
    Object.assign(times, await page.evaluate(transferred));
    await page.goto(target.path, { waitUntil: 'commit' });
    times.warm.push(await page.evaluate(() => globalThis.benchReady));
  } finally {
    await close();
  }
}

/** Runs in the page: what came over the network so far. */
function transferred() {
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  return { bytes: entries.reduce((sum, { transferSize }) => sum + transferSize, 0), requests: entries.length };
}

/** Click to rows painted for each act, against a bare request for the same JSON from the same page. @returns {Promise<object[]>} milliseconds */
export async function timeActs(browser, { url, samples }) {
  const session = await openSession(browser, url, VIEWERS[0]);
  const { page, close } = await openPage(browser, { url, session });
  try {
    const results = [];
    for (const act of ACTS) results.push({ name: act.name, ...(await timeAct(page, act, samples)) });
    return results;
  } finally {
    await close();
  }
}

async function timeAct(page, act, samples) {
  const times = { seen: [], bare: [] };
  for (let sample = 0; sample < samples; sample += 1) {
    if (sample % act.fresh === 0) await standAt(page, act);
    await sleep(FORGOTTEN);
    const { milliseconds, addresses } = await doOnce(page, act, sample);
    times.seen.push(milliseconds);
    await sleep(FORGOTTEN);
    times.bare.push(await page.evaluate(fetchJson, addresses[0]));
  }
  const side = (numbers) => ({ p50: percentile(sorted(numbers), 0.5), p95: percentile(sorted(numbers), 0.95) });
  return { seen: side(times.seen), bare: side(times.bare) };
}
