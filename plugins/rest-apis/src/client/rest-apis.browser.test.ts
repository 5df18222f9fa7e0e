import { createCollection, createUser, dataOf } from '@mortise/testing';
import {
  type Page,
  type ScreenOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openChoices,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  tabTo,
  typeByKeyboard,
} from '@mortise/testing/browser';

const PAGE = '/admin/rest-apis';

const { server, browser } = serveAdmin({ plugins: ['rest-apis'] });

beforeAll(async () => {
  const { token } = server.root;
  await createCollection(server, { name: 'plants', fields: [{ name: 'title', type: 'string' }] });
  dataOf(await server.api('POST', 'plants:create', { token, body: { title: 'rose' } }));
  const sql = 'SELECT title FROM plants';
  dataOf(await server.api('POST', 'namedQueries:create', { token, body: { name: 'titles', kind: 'sql', sql } }));
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });
const expectNoFaults = (page: Page): Promise<void> => expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
const call = (path: string) => server.api('GET', `/oauth/${path}`, { token: server.root.token });

describe('the page of REST APIs', () => {
  it('adds an API, shows how to call it, publishes a query, and deletes it', async () => {
    const { page, guard } = await open();
    await page.getByText('There are no REST APIs yet').waitFor();
    await expectNoFaults(page);
    await buttonOf(page, 'Add REST API').click();
    const form = page.getByRole('dialog', { name: 'Add REST API' });
    await buttonOf(form, 'Save').click();
    await form.getByText('Give the API a name.').waitFor();
    await expectNoFaults(page);
    await form.getByTitle('Main database').waitFor();
    await form.getByLabel('Name').fill('Garden');
    await buttonOf(form, 'Save').click();
    await page.getByRole('heading', { level: 1, name: 'Garden' }).waitFor();
    await page.getByText('/oauth/get/garden/_/plants').first().waitFor();
    await form.waitFor({ state: 'hidden' });
    await expect(call('get/garden/_/plants?$select=title')).resolves.toMatchObject({ status: 200, body: [{ title: 'rose' }] });
    await expectNoFaults(page);

    await page.getByRole('tab', { name: 'Protection' }).click();
    await page.getByText('Let only certain addresses').waitFor();
    await expect(page.getByRole('link', { name: 'Set addresses and origins' }).getAttribute('href')).resolves.toContain(
      '%2Foauth%2Fgarden',
    );
    await expectNoFaults(page);
    await page.getByRole('tab', { name: 'OAuth2 Authentication' }).click();
    await page.getByRole('region', { name: 'Address for tokens' }).getByText(`${server.url}/oauth/garden/token`).waitFor();
    await expectNoFaults(page);
    await page.getByRole('tab', { name: 'External Authentication' }).click();
    await page.getByText('Accept tokens that your own').waitFor();

    await page.getByRole('tab', { name: 'Custom APIs' }).click();
    await page.getByText('No query has an address yet').waitFor();
    await page.getByRole('combobox', { name: 'Saved query' }).click();
    await openChoices(page).getByTitle('titles').click();
    await buttonOf(page, 'Add').click();
    await page.getByText('/oauth/custom/garden/titles').click();
    await buttonOf(page, 'Remove "titles"').waitFor();
    await expectNoFaults(page);
    await expect(call('custom/garden/titles')).resolves.toMatchObject({ status: 200, body: [{ title: 'rose' }] });

    const sql = 'SELECT title FROM plants ORDER BY title DESC LIMIT 0';
    dataOf(await server.api('POST', 'namedQueries:update?filterByTk=titles', { token: server.root.token, body: { kind: 'sql', sql } }));
    await page.reload();
    await page.getByText('Newer version available').waitFor();
    await page.getByText('/oauth/custom/garden/titles').click();
    await buttonOf(page, 'Take over "titles" as it is now').waitFor();
    await expectNoFaults(page);
    await expect(call('custom/garden/titles')).resolves.toMatchObject({ body: [{ title: 'rose' }] });
    await buttonOf(page, 'Take over "titles" as it is now').click();
    await page.getByText('"titles" is served as it is saved now.').waitFor();
    await expect(call('custom/garden/titles')).resolves.toMatchObject({ body: [] });

    await page.getByRole('link', { name: 'All REST APIs' }).click();
    await page.getByText('All tables and views, 1 query').waitFor();
    await page.getByRole('switch', { name: '"Garden" is on' }).click();
    await page.getByText('"Garden" is switched off.').waitFor();
    await expect(call('get/garden/_/plants')).resolves.toMatchObject({ status: 404 });
    await expectNoFaults(page);
    await buttonOf(page, 'Delete the API "Garden"').click();
    const confirm = page.getByRole('dialog');
    await confirm.getByText('Programs that call').waitFor();
    await expectNoFaults(page);
    await confirm.getByLabel('Type Garden to confirm').fill('Garden');
    await buttonOf(confirm, 'Delete').click();
    await page.getByText('There are no REST APIs yet').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('does the same for people who have no mouse, and changes what is served', async () => {
    const { page, guard } = await open();
    await pressByKeyboard(page, buttonOf(page, 'Add REST API'));
    const form = page.getByRole('dialog', { name: 'Add REST API' });
    await form.waitFor();
    await typeByKeyboard(page, form.getByLabel('Name'), 'Keys');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Keys' }).waitFor();
    await form.waitFor({ state: 'hidden' });
    await pressByKeyboard(page, buttonOf(page, 'Settings'));
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.waitFor();
    await tabTo(page, settings.getByRole('radio', { name: 'All tables and views' }));
    await page.keyboard.press('ArrowRight');
    await settings.getByRole('combobox', { name: 'Tables' }).waitFor();
    await expectNoFaults(page);
    await pressByKeyboard(page, buttonOf(settings, 'Save'));
    await page.getByText('This API serves no tables yet').waitFor();
    await expect(call('get/keys/_/plants')).resolves.toMatchObject({ status: 404 });
    expect(guard.findings()).toEqual([]);
  });

  it('is opened by its name, and offers every saved query, however many there are', async () => {
    const { token } = server.root;
    const sql = 'SELECT title FROM plants';
    for (let number = 10; number < 32; number += 1) {
      dataOf(await server.api('POST', 'namedQueries:create', { token, body: { name: `saved${number}`, kind: 'sql', sql } }));
    }
    dataOf(await server.api('POST', 'restApis:create', { token, body: { name: 'Many', slug: 'many' } }));
    const { page, guard } = await open();
    await page.getByRole('link', { name: 'Many', exact: true }).click();
    await page.getByRole('tab', { name: 'Custom APIs' }).click();
    await page.getByRole('combobox', { name: 'Saved query' }).fill('saved31');
    await openChoices(page).getByTitle('saved31').click();
    await buttonOf(page, 'Add').click();
    await page.getByText('/oauth/custom/many/saved31').waitFor();
    await page.getByRole('link', { name: 'REST APIs' }).first().click();
    await page.getByRole('row', { name: /Many/ }).getByRole('cell', { name: 'Main database' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('speaks Chinese, fits a phone, and is for those who may', async () => {
    dataOf(
      await server.api('POST', 'restApis:create', {
        token: server.root.token,
        body: { name: 'An API with a rather long name for a phone', slug: 'phone' },
      }),
    );
    const { page, guard } = await open({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { level: 1, name: 'REST 接口' }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.getByRole('button', { name: /^配置“An API/ }).click();
    await page.getByText('/oauth/get/phone/_/plants').first().waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
    const { username, password } = await createUser(server, { roles: ['member'] });
    const member = await openScreen(browser, server, { path: '/admin', account: { account: username, password } });
    await expect(member.page.getByRole('link', { name: 'REST APIs' }).count()).resolves.toBe(0);
  });
});
