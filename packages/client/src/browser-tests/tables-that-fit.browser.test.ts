import { createApiKey, createCollection, createUser, dataOf } from '@mortise/testing';
import {
  type Page,
  type TestPage,
  accessibilityFaultsInBothThemes,
  openChoices,
  openScreen,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';

const LONG = 'Everything that was ever ordered in the shop and by telephone';

/** Settings with a table: where, and what is to be seen of a row beside its name. */
const TABLES: readonly { readonly path: string; readonly table: string; readonly name: string; readonly seen: string }[] = [
  { path: '/settings/collections', table: 'Collections', name: LONG, seen: 'Made here' },
  { path: '/settings/collections?collection=orders', table: `Fields of ${LONG}`, name: 'Long text', seen: 'required' },
  { path: '/settings/data-sources', table: 'Data sources', name: 'Main database', seen: 'Answers' },
  { path: '/settings/named-queries', table: 'Named queries', name: LONG, seen: 'SQL' },
  { path: '/settings/users', table: 'Users', name: 'ann', seen: 'member' },
  { path: '/settings/api-keys', table: 'API keys', name: 'Nightly import of the northern warehouse', seen: 'Never' },
  { path: '/rest-apis', table: 'REST APIs', name: LONG, seen: 'All tables and views' },
  { path: '/settings/oauth2', table: 'OAuth clients', name: LONG, seen: 'read, write' },
  { path: '/settings/external-auth', table: 'External tokens', name: 'staff-id', seen: 'https://login.example.org/realms/company' },
];

const { server, browser } = serveAdmin({ plugins: ['api-keys', 'rest-apis', 'oauth2', 'external-auth'] });

beforeAll(async () => {
  const root = async (path: string, body: object): Promise<void> => {
    dataOf(await server.api('POST', path, { token: server.root.token, body }));
  };
  const fields = [{ name: 'notes', type: 'text', title: 'What the customer said to the driver', allowNull: false }];
  await createCollection(server, { name: 'orders', title: LONG, description: LONG, fields });
  await createUser(server, { username: 'ann', roles: ['member'] });
  await createApiKey(server, { name: 'Nightly import of the northern warehouse', role: 'root' });
  await root('namedQueries:create', { name: 'notes', title: LONG, kind: 'sql', sql: 'SELECT notes FROM orders' });
  await root('restApis:create', { name: LONG, slug: 'garden-partners-of-the-north' });
  await root('oauthClients:create', { clientId: 'erp', title: LONG, rights: ['read', 'write'], roles: ['member'] });
  const issuer = { issuer: 'https://login.example.org/realms/company', audience: 'https://api.example.org/of-the-company' };
  await root('externalIssuers:create', { name: 'staff-id', ...issuer, keyType: 'HMAC', secret: 'x'.repeat(40), defaultRole: 'member' });
});

const open = (path: string, width: number, locale = 'en-US'): Promise<TestPage> =>
  openScreen(browser, server, { path: `/admin${path}`, locale, viewport: { width, height: 844 } });

/** By how many pixels the tables of a page are wider than their places. */
const hiddenWidths = (page: Page): Promise<number[]> =>
  page.evaluate<number[]>(
    `[...document.querySelectorAll('#main, .ant-table-content')].map((part) => part.scrollWidth - part.clientWidth).filter((width) => width > 0)`,
  );

describe.each(TABLES)('$table', ({ path, table, name, seen }) => {
  it('shows all of a row on a phone, without scrolling sideways', async () => {
    const { page, guard } = await open(path, 390);
    const row = page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: name }).first();
    for (const text of [name, seen]) await row.getByText(text).first().waitFor();
    await expect(hiddenWidths(page)).resolves.toEqual([]);
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('fits beside the menu', async () => {
    const { page } = await open(path, 1024, 'zh-CN');
    await page.getByRole('table').getByRole('row').nth(1).waitFor();
    await expect(hiddenWidths(page)).resolves.toEqual([]);
  });
});

it('sorts users on a phone, where no heading can be pressed', async () => {
  const { page } = await open('/settings/users', 390);
  const rows = page.getByRole('table', { name: 'Users' }).getByRole('row');
  await page.getByRole('combobox', { name: 'Sort by' }).click();
  await openChoices(page).getByTitle('Username, descending').click();
  await rows.first().getByText('ann').first().waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Sort by' }).click();
  await openChoices(page).getByTitle('Username, ascending').click();
  await rows.first().getByText('admin').first().waitFor();
});
