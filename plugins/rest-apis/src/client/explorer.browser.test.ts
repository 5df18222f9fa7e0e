import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCollection, createRole, dataOf } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openChoices, openScreen, serveAdmin } from '@mortise/testing/browser';

const ISSUER = 'https://id.example.org';
const AUDIENCE = 'garden';
/** Calls of the plants. */
const LIST = { id: /garden\.plants\.get$/, title: 'List plants' } as const;
const ADD = { id: /garden\.plants\.insert$/, title: 'Add to plants' } as const;
const SECRET = 'a secret of at least thirty-two bytes';

// Needs NODE_OPTIONS=--experimental-vm-modules, which `npm test` sets: the library behind oauth2 is an ES module.
const { server, browser } = serveAdmin({ plugins: ['oauth2', 'external-auth', 'rest-apis'] });
let secret: string;
/** Of somebody else, under two names. */
let pages: Server;

beforeAll(async () => {
  pages = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<title>Shop</title>'));
  await once(pages.listen(0), 'listening');
  const post = (path: string, body: unknown) => server.api('POST', path, { token: server.root.token, body });
  await createCollection(server, { name: 'plants', fields: [{ name: 'title', type: 'string' }] });
  dataOf(await post('plants:create', { title: 'rose' }));
  await createRole(server, { name: 'reader', grants: [{ collection: 'plants', actions: ['view', 'create'] }] });
  const sql = 'SELECT title FROM plants';
  dataOf(await post('namedQueries:create', { name: 'titles', kind: 'sql', sql }));
  dataOf(await post('restApis:create', { name: 'Garden', queries: ['titles'] }));
  ({ secret } = dataOf<{ secret: string }>(await post('oauthClients:create', { clientId: 'erp', rights: ['read'], roles: ['reader'] })));
  const issuer = { name: 'id', issuer: ISSUER, audience: AUDIENCE, keyType: 'HMAC', secret: SECRET, defaultRole: 'reader' };
  dataOf(await post('externalIssuers:create', issuer));
});

afterAll(() => {
  pages.closeAllConnections();
  pages.close();
});

/** A token as the system elsewhere signs it (RFC 7515, compact). */
function tokenFor(aud: string): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ iss: ISSUER, aud, sub: 'ann', iat: now, exp: now + 300 })}`;
  return `${signed}.${createHmac('sha256', SECRET).update(signed).digest('base64url')}`;
}

async function call(page: Page, { id, title }: { readonly id: RegExp; readonly title: string }, status: RegExp): Promise<void> {
  await page.getByRole('link', { name: id }).click();
  await page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
  await buttonOf(page, 'Make the call').click();
  await page.getByText(status).waitFor();
}

describe('the explorer of a REST API', () => {
  it('lists its calls by table and query, makes them with a token of a client, and saves their document', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin/rest-apis' });
    await page.getByRole('link', { name: 'API with OAuth2 Authentication' }).click();
    await page.getByRole('heading', { level: 1, name: 'API with OAuth2 Authentication' }).waitFor();
    await page.goto(`${server.url}/admin/rest-apis/1?tab=oauth2`);
    await page.getByRole('link', { name: 'API with OAuth2 Authentication' }).click();
    const list = page.getByRole('navigation', { name: 'Calls by collection and plugin' });
    await list.getByText(/garden\/plants.* \(8\)/).waitFor();
    await list.getByText(/garden\/custom.* \(1\)/).waitFor();

    expect(await page.getByLabel('Token address').inputValue()).toBe('/oauth/garden/token');
    await page.getByLabel('Client id').fill('erp');
    await page.getByLabel('Client secret').fill('wrong');
    await buttonOf(page, 'Fetch a token').click();
    await page.getByText('No token was given').waitFor();
    await page.getByLabel('Client secret').fill(secret);
    await buttonOf(page, 'Fetch a token').click();
    await page.getByText('The token is here').waitFor();
    await call(page, LIST, /200 OK/);
    await page.getByRole('region', { name: 'Body of the answer' }).getByText('rose').waitFor();
    await call(page, ADD, /403 Forbidden/);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'OpenAPI of plugins/rest-apis' }).click(),
    ]);
    const text = await new Response((await saved.createReadStream()) as unknown as BodyInit).text();
    const { openapi, paths } = JSON.parse(text) as { openapi: string; paths: object };
    expect(openapi).toMatch(/^3\.1/);
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/oauth/get/garden/_/plants', '/oauth/custom/garden/titles']));
    expect(guard.findings()).toEqual([]);
  });

  it('takes a token of elsewhere, and says with which it does not let anybody in', async () => {
    const { page } = await openScreen(browser, server, { path: '/admin/rest-apis/1?tab=external' });
    await page.getByRole('link', { name: 'API with External Authentication' }).click();
    await page.getByRole('heading', { level: 1, name: 'API with External Authentication' }).waitFor();
    await page.getByLabel('Token', { exact: true }).fill(tokenFor('others'));
    await call(page, LIST, /401 Unauthorized/);
    await page.getByLabel('Token', { exact: true }).fill(tokenFor(AUDIENCE));
    await buttonOf(page, 'Make the call').click();
    await page.getByText(/200 OK/).waitFor();
    await page.getByRole('region', { name: 'Body of the answer' }).getByText('rose').waitFor();
  });

  it('lets a page of another origin in with such a token and no secret, once that origin is listed', async () => {
    const { port } = pages.address() as AddressInfo;
    const readFrom = async (origin: string): Promise<string> => {
      const { page } = await browser.open({ url: origin });
      await page.goto('/');
      const address = JSON.stringify(`${server.url}/oauth/get/garden/_/plants?$select=title`);
      const headers = JSON.stringify({ authorization: `Bearer ${tokenFor(AUDIENCE)}` });
      return page.evaluate(`fetch(${address}, { headers: ${headers} }).then((answer) => answer.text(), () => 'kept out')`);
    };
    const [listed, other] = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
    await expect(readFrom(listed)).resolves.toBe('kept out');
    const body = { subject: 'path:/oauth/garden', origins: [listed] };
    dataOf(await server.api('POST', 'ipRules:save', { token: server.root.token, body }));
    await expect(readFrom(listed)).resolves.toBe('[{"title":"rose"}]');
    await expect(readFrom(other)).resolves.toBe('kept out');
  });
});

it('accepts tokens of an issuer for one API, from its tab to the test of one', async () => {
  const { page, guard } = await openScreen(browser, server, { path: '/admin/rest-apis/1?tab=external' });
  await page.getByRole('link', { name: 'Add an issuer for this API' }).click();
  const form = page.getByRole('dialog', { name: 'Add an issuer' });
  await form.getByLabel(/^Name/).fill('garden-id');
  await form.getByLabel(/^Issuer/).fill(ISSUER);
  await form.getByLabel('Audience').fill('elsewhere');
  await form.getByText('Garden (garden)').waitFor();
  await form.getByRole('combobox', { name: 'Key type' }).click();
  await openChoices(page).getByTitle('HMAC').click();
  await form.getByLabel('Shared secret').fill(SECRET);
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(form, 'Save').click();
  await page.getByRole('cell', { name: '1 REST API' }).waitFor();
  await page.goto(`${server.url}/admin/rest-apis/1?tab=external`);
  await page.getByRole('list', { name: 'Issuers whose tokens are accepted here' }).getByRole('link', { name: 'garden-id' }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  const { token } = server.root;
  expect(dataOf(await server.api('GET', 'externalIssuers:get/garden-id', { token }))).toMatchObject({ apis: [1] });

  const { id } = dataOf<{ id: number }>(await server.api('POST', 'restApis:create', { token, body: { name: 'Other' } }));
  await page.goto(`${server.url}/admin/settings/external-auth?test=garden-id`);
  const test = page.getByRole('dialog', { name: 'Test a token of garden-id' });
  await test.getByLabel(/^Token/).fill(tokenFor('elsewhere'));
  await test.getByRole('combobox', { name: 'To be used at' }).click();
  await openChoices(page).getByTitle('Other (other)').click();
  await buttonOf(test, 'Test the token').click();
  await test.getByText('The issuer is not for this API').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await test.getByRole('combobox', { name: 'To be used at' }).click();
  await openChoices(page).getByTitle('Garden (garden)').click();
  await buttonOf(test, 'Test the token').click();
  await test.getByText('The token is accepted').waitFor();
  dataOf(await server.api('POST', `restApis:destroy?filterByTk=${id}`, { token }));
  expect(guard.findings()).toEqual([]);
});

it('keeps a client to one API, and shows where it gets its tokens', async () => {
  const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/oauth2' });
  await buttonOf(page, 'Add a client').click();
  const form = page.getByRole('dialog', { name: 'Add a client' });
  await form.getByLabel('Client ID').fill('gardener');
  await form.getByRole('combobox', { name: 'Roles it acts with' }).click();
  await openChoices(page)
    .getByTitle(/reader/)
    .click();
  await page.keyboard.press('Escape');
  await form.getByLabel('Only for certain REST APIs').check();
  await form.getByRole('combobox', { name: 'REST APIs' }).click();
  await openChoices(page).getByTitle('Garden (garden)').click();
  await page.keyboard.press('Escape');
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(form, 'Add the client').click();
  await page.getByText(`'${server.url}/oauth/garden/token'`).waitFor();
  const { token } = server.root;
  expect(dataOf(await server.api('GET', 'oauthClients:get/gardener', { token }))).toMatchObject({ apis: [1] });
  expect(guard.findings()).toEqual([]);
});
