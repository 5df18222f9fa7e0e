import { createCollection, dataOf } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin, takePicture } from '@mortise/testing/browser';

const PAGE = '/admin/api-docs';

// Needs NODE_OPTIONS=--experimental-vm-modules, which `npm test` sets: the library behind oauth2 is an ES module.
const { server, browser } = serveAdmin({ plugins: ['api-keys', 'oauth2'] });

beforeAll(async () => {
  await createCollection(server, { name: 'plants', title: 'Plants' });
  dataOf(await server.api('POST', 'plants:create', { token: server.root.token, body: { title: 'rose' } }));
});

describe('the page of calls', () => {
  it('finds a call, makes it, and shows it in the languages of programs', async () => {
    const { page, guard } = await openScreen(browser, server, { path: PAGE });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByText('Choose a call').waitFor();
    await page.getByLabel('Search calls').fill('list plants');
    await page.getByRole('link', { name: 'List Plants' }).click();
    await page.getByRole('heading', { level: 2, name: 'List Plants' }).waitFor();
    expect(asked.filter((url) => url.includes('swagger:get?'))).toEqual([
      expect.stringContaining(`ns=${encodeURIComponent('collections/plants')}`),
    ]);
    await page.getByLabel('pageSize').fill('5');
    await buttonOf(page, 'Make the call').click();
    await page.getByText(/200 OK in \d+ ms/).waitFor();
    await page.getByRole('region', { name: 'Body of the answer' }).getByText('rose').waitFor();
    await page.getByRole('region', { name: 'The call in curl' }).getByText('pageSize=5').waitFor();
    await page.getByRole('tab', { name: 'Python' }).click();
    await page.getByRole('region', { name: 'The call in Python' }).getByText('requests.request').waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('begins with an example of the body, and says what is wrong with another one', async () => {
    const { page, guard } = await openScreen(browser, server, { path: `${PAGE}?op=plants.create` });
    const body = page.getByRole('textbox', { name: 'Body' });
    expect(JSON.parse(await body.inputValue())).toEqual({ title: 'text' });
    await body.fill('{"title": ');
    await page.getByText('This is no JSON yet').waitFor();
    await buttonOf(page, 'Back to the example').click();
    await body.fill('{"title": "tulip"}');
    await buttonOf(page, 'Make the call').click();
    await page.getByRole('region', { name: 'Body of the answer' }).getByText('tulip').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('shows how a file is sent, and sends what is a form', async () => {
    const { page, guard } = await openScreen(browser, server, { path: `${PAGE}?op=plants.import` });
    await page.getByText('The body is a file (text/csv)').waitFor();
    await page.getByRole('region', { name: 'The call in curl' }).getByText("--data-binary '@your-file'").waitFor();
    await expect(buttonOf(page, 'Make the call').count()).resolves.toBe(0);
    const client = { clientId: 'form', rights: ['read'], roles: ['admin'] };
    const { secret } = dataOf<{ secret: string }>(
      await server.api('POST', 'oauthClients:create', { token: server.root.token, body: client }),
    );
    const { groups } = dataOf<{ groups: { operations: { id: string; path: string }[] }[] }>(
      await server.api('GET', 'swagger:getOutline', { token: server.root.token }),
    );
    const token = groups.flatMap(({ operations }) => operations).find(({ path }) => path === '/api/oauth2/token');
    await page.goto(`${PAGE}?op=${token?.id}`);
    const body = page.getByRole('textbox', { name: 'Body' });
    expect(await body.inputValue()).toMatch(/^grant_type=/);
    await body.fill(new URLSearchParams({ grant_type: 'client_credentials', client_id: 'form', client_secret: secret }).toString());
    await buttonOf(page, 'Make the call').click();
    await page.getByText(/200 OK/).waitFor();
    await page.getByRole('region', { name: 'Body of the answer' }).getByText('access_token').waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('does not blame the network when somebody stops a call', async () => {
    const { page, guard } = await openScreen(browser, server, { path: `${PAGE}?op=plants.list` });
    // Never answered.
    await page.route('**/api/plants:list*', () => undefined);
    await buttonOf(page, 'Make the call').click();
    await buttonOf(page, 'Stop').click();
    await page.getByText('You stopped waiting for the answer').waitFor();
    await expect(page.getByText('No answer came').count()).resolves.toBe(0);
    expect(guard.findings()).toEqual([]);
  });

  it('calls with a key it makes, and with a token of elsewhere', async () => {
    const { page } = await openScreen(browser, server, { path: `${PAGE}?op=plants.list&credential=key` });
    await page.getByText('Enter a token first').waitFor();
    await page.getByRole('combobox', { name: 'Role', exact: true }).waitFor();
    await buttonOf(page, 'Make a key for an hour').click();
    await page.getByText('A key was made.').waitFor();
    await page.getByRole('list', { name: 'Your keys' }).getByText('API documentation with the role').first().waitFor();
    await takePicture(page, 'integrations/explorer');
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
    const [made] = dataOf<{ createdAt: string; expiresAt: string }[]>(
      await server.api('GET', 'apiKeys:list?sort=-createdAt', { token: server.root.token }),
    );
    expect(Date.parse(made?.expiresAt ?? '') - Date.parse(made?.createdAt ?? '')).toBeLessThanOrEqual(3_601_000);
    await buttonOf(page, 'Make the call').click();
    await page.getByText(/200 OK/).waitFor();
    await page.getByRole('region', { name: 'The call in curl' }).getByText('Authorization: Bearer').waitFor();
    await page.getByRole('radio', { name: 'External token' }).click();
    await page.getByRole('heading', { level: 1, name: 'API with External Authentication' }).waitFor();
    await page.getByLabel('Token', { exact: true }).fill('nonsense');
    await buttonOf(page, 'Make the call').click();
    await page.getByText(/401 Unauthorized/).waitFor();
  });

  it('fetches a token as a client', async () => {
    const { page } = await openScreen(browser, server, { path: `${PAGE}?op=plants.list&credential=oauth` });
    await page.getByRole('heading', { level: 1, name: 'API with OAuth2 Authentication' }).waitFor();
    const body = { clientId: 'me', rights: ['read'], roles: ['admin'] };
    const { secret } = dataOf<{ secret: string }>(await server.api('POST', 'oauthClients:create', { token: server.root.token, body }));
    await page.getByLabel('Client id').fill('me');
    await page.getByLabel('Client secret').fill('wrong');
    await buttonOf(page, 'Fetch a token').click();
    await page.getByText('No token was given').waitFor();
    await page.getByLabel('Client secret').fill(secret);
    await buttonOf(page, 'Fetch a token').click();
    await page.getByText('The token is here').waitFor();
    await buttonOf(page, 'Make the call').click();
    await page.getByText(/200 OK/).waitFor();
    expect(await accessibilityFaultsInBothThemes(page)).toEqual([]);
  });

  it('is read in Chinese', async () => {
    const { page, guard } = await openScreen(browser, server, { path: `${PAGE}?op=plants.list&credential=key`, locale: 'zh-CN' });
    await buttonOf(page, '创建有效期一小时的密钥').click();
    await page.getByRole('list', { name: '您的密钥' }).waitFor();
    await takePicture(page, 'integrations-zh/explorer');
    await buttonOf(page, '发起调用').click();
    await page.getByText(/200 OK/).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('fits a phone, and is read in Chinese', async () => {
    const { page, guard } = await openScreen(browser, server, {
      path: `${PAGE}?op=plants.list`,
      locale: 'zh-CN',
      viewport: { width: 360, height: 740 },
    });
    await buttonOf(page, '全部接口').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await buttonOf(page, '全部接口').click();
    await page.getByLabel('搜索接口').fill('nothing at all');
    await page.getByText('没有包含所有这些词的接口').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
