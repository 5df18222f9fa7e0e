import { createCollection, dataOf } from '@mortise/testing';
import { type NetworkEntry, NetworkLog, serveAdmin, signInByTyping } from '@mortise/testing/browser';

/** What is promised: bytes over the network, compressed, and requests, from nothing to the page. */
const SIGN_IN = { bytes: 250_000, requests: 15 };
const DATA = { bytes: 600_000, requests: 75 };
/** What is kept below that today, so that nobody loses it unawares. */
const SIGN_IN_TODAY = 90_000;
const DATA_TODAY = 525_000;

/** Resolves when nothing more has come over the network for two seconds. */
const QUIET = `new Promise((resolve) => {
  const look = () => {
    const last = Math.max(0, ...performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd));
    if (performance.now() - last > 2000) resolve();
    else setTimeout(look, 100);
  };
  look();
})`;

const { server, browser } = serveAdmin();

beforeAll(async () => {
  await createCollection(server, { name: 'todos' });
  dataOf(await server.api('POST', 'todos:create', { token: server.root.token, body: { title: 'Water the plants' } }));
});

const bytesOf = (entries: readonly NetworkEntry[]): number => entries.reduce((sum, { bytes }) => sum + bytes, 0);
const isCode = ({ path }: NetworkEntry): boolean => /\.(js|css)$/.test(path);
const fromNetwork = ({ bytes }: NetworkEntry): boolean => bytes > 0;

describe('what a page costs', () => {
  it(`signing in: at most ${SIGN_IN.bytes} bytes, and below ${SIGN_IN_TODAY} today`, async () => {
    const { page, guard } = await browser.open(server);
    const log = new NetworkLog(page);
    await page.goto('/admin', { waitUntil: 'networkidle' });
    await page.locator('#account').waitFor();
    const entries = await log.take();
    expect(bytesOf(entries)).toBeGreaterThan(20_000);
    expect(bytesOf(entries)).toBeLessThanOrEqual(Math.min(SIGN_IN.bytes, SIGN_IN_TODAY));
    expect(entries.length).toBeLessThanOrEqual(SIGN_IN.requests);
    expect(entries.filter(({ path }) => /antd|admin-/.test(path))).toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it(`the records of a collection: at most ${DATA.bytes} bytes, and below ${DATA_TODAY} today; next time only what may have changed`, async () => {
    const { page, context, guard } = await browser.open(server);
    await signInByTyping(page, server.root);
    const cookies = await context.cookies();
    const fresh = await browser.open(server);
    await fresh.context.addCookies(cookies);
    const log = new NetworkLog(fresh.page);
    await fresh.page.goto('/admin/data/todos');
    await fresh.page.getByText('Water the plants').waitFor();
    const first = await log.take();
    expect(bytesOf(first)).toBeLessThanOrEqual(Math.min(DATA.bytes, DATA_TODAY));
    expect(first.length).toBeLessThanOrEqual(DATA.requests);
    expect(first.filter((entry) => isCode(entry) && entry.cacheControl !== 'public, max-age=31536000, immutable')).toEqual([]);
    expect(first.filter((entry) => isCode(entry) && entry.bytes > 1024 && entry.encoding !== 'br')).toEqual([]);

    const paths = first.map(({ path }) => path);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);

    // What the page loads when it has time may still be under way; going on would cut it off. The stream of changes never ends.
    await fresh.page.evaluate(QUIET);
    await log.take();
    await fresh.page.reload();
    await fresh.page.getByText('Water the plants').waitFor();
    const again = await log.take();
    const asked = again.filter(fromNetwork).map(({ path }) => path);
    expect(asked.filter((path) => !path.startsWith('/api/') && path !== '/admin/data/todos')).toEqual([]);
    expect(guard.findings()).toEqual([]);
    expect(fresh.guard.findings()).toEqual([]);
  });
});
