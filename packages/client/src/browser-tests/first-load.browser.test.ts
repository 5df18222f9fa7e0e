import { type TestServer, createCollection, dataOf, startTestServer } from '@mortise/testing';
import { type NetworkEntry, NetworkLog, type TestBrowser, openBrowser, signInByTyping } from '@mortise/testing/browser';

/** What is promised: bytes over the network, compressed, and requests, from nothing to the page. */
const SIGN_IN = { bytes: 250_000, requests: 15 };
const DATA = { bytes: 600_000, requests: 60 };
/** What is kept below that today, so that nobody loses it unawares. */
const SIGN_IN_TODAY = 90_000;
const DATA_TODAY = 450_000;

let server: TestServer;
let browser: TestBrowser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({ admin: true }), openBrowser()]);
  await createCollection(server, { name: 'todos' });
  dataOf(await server.api('POST', 'todos:create', { token: server.root.token, body: { title: 'Water the plants' } }));
});
afterAll(async () => {
  await browser.close();
  await server.close();
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

    await fresh.page.reload();
    await fresh.page.getByText('Water the plants').waitFor();
    const again = await log.take();
    const asked = again.filter(fromNetwork).map(({ path }) => path);
    expect(asked.filter((path) => !path.startsWith('/api/') && path !== '/admin/data/todos')).toEqual([]);
    expect(guard.findings()).toEqual([]);
    expect(fresh.guard.findings()).toEqual([]);
  });
});
