import { createCollection, dataOf } from '@mortise/testing';
import {
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openChoices,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  tabTo,
  takePicture,
  typeByKeyboard,
  wordsOf,
} from '@mortise/testing/browser';

const PAGE = '/admin/settings/named-queries';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  await createCollection(server, {
    name: 'sales',
    title: 'Sales',
    fields: [
      { name: 'region', type: 'string' },
      { name: 'amount', type: 'integer' },
    ],
  });
  const body = Array.from({ length: 30 }, (_, index) => ({ region: index < 25 ? 'north' : 'south', amount: index }));
  dataOf(await server.api('POST', 'sales:create', { token: server.root.token, body }));
});

const SQL = 'SELECT amount FROM sales WHERE region = :region ORDER BY amount';

test('SQL is tried, mended, saved, given to a role, run and deleted', async () => {
  const { page, guard } = await openScreen(browser, server, { path: PAGE });
  await buttonOf(page, 'New query').click();
  const form = page.getByRole('dialog', { name: 'New query' });
  await form.getByLabel('SQL').last().fill('SELECT nothing FROM nowhere');
  await buttonOf(form, 'Preview').click();
  await form.getByRole('alert').filter({ hasText: 'This SQL cannot be run' }).first().waitFor();
  await form.getByRole('textbox', { name: 'SQL' }).fill(SQL);
  await buttonOf(form, 'Add a parameter').click();
  await form.getByLabel('Name of parameter 1').fill('region');
  await form.getByRole('checkbox', { name: 'Required' }).check();
  await buttonOf(form, 'Preview').click();
  await form.getByText('The field "region" must have a value.').first().waitFor();
  await form.getByLabel('region (Text) *').fill('north');
  await buttonOf(form, 'Preview').click();
  await form.getByText('25 rows').waitFor();
  await page.setViewportSize({ width: 1280, height: 1300 });
  await takePicture(page, 'named-query');
  await page.setViewportSize({ width: 1280, height: 800 });
  await form.getByTitle('2', { exact: true }).click();
  await form.getByRole('cell', { name: '24', exact: true }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await form.getByLabel('Name *').fill('salesOfRegion');
  await form.getByRole('combobox', { name: 'Roles that may run it' }).click();
  await openChoices(page).getByTitle('Member', { exact: true }).click();
  await page.keyboard.press('Escape');
  await openChoices(page).waitFor({ state: 'hidden' });
  await buttonOf(form, 'Save').click();
  await page.getByRole('cell', { name: 'member' }).waitFor();
  await form.waitFor({ state: 'hidden' });
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

  await buttonOf(page, 'Run “salesOfRegion”').click();
  const run = page.getByRole('dialog', { name: 'Run “salesOfRegion”' });
  await run.getByLabel('region (Text) *').fill('south');
  await run.getByLabel('region (Text) *').press('Enter');
  await run.getByText('5 rows').waitFor();
  await run.getByRole('region', { name: 'Call with curl' }).getByText('"region":"south"').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await page.keyboard.press('Escape');
  await run.waitFor({ state: 'hidden' });

  await buttonOf(page, 'Delete “salesOfRegion”').click();
  const confirm = page.getByRole('dialog', { name: 'Delete “salesOfRegion”' });
  await confirm.getByText('These roles run it and no longer can: member.').waitFor();
  await confirm.getByRole('textbox').fill('salesOfRegion');
  await buttonOf(confirm, 'Delete').click();
  await page.getByText('No named queries yet').waitFor();
  expect(guard.findings()).toEqual([]);
});

test('a list is written and tried without a mouse, and faults stand where they are', async () => {
  const { page, guard } = await openScreen(browser, server, { path: `${PAGE}?new=1` });
  const form = page.getByRole('dialog', { name: 'New query' });
  await typeByKeyboard(page, form.getByLabel('Name *'), 'largest');
  await tabTo(page, form.getByRole('radio', { name: 'SQL' }));
  await page.keyboard.press('ArrowRight');
  await typeByKeyboard(page, form.getByRole('combobox', { name: 'Collection' }), 'sales');
  await page.keyboard.press('Escape');
  await typeByKeyboard(page, form.getByLabel('What to read, as JSON'), '{"sort": [');
  await form.getByText('This is not a JSON object.').waitFor();
  await typeByKeyboard(page, form.getByLabel('What to read, as JSON'), '{"sort": ["-amount"], "limit": 3}');
  await pressByKeyboard(page, buttonOf(form, 'Preview'));
  await form.locator('.ant-form-item-explain-error', { hasText: 'The definition does not fit' }).waitFor();
  await typeByKeyboard(page, form.getByLabel('What to read, as JSON'), '{"sort": ["-amount"], "fields": ["amount"]}');
  await pressByKeyboard(page, buttonOf(form, 'Preview'));
  await form.getByText('30 rows').waitFor();
  await pressByKeyboard(page, buttonOf(form, 'Save'));
  await page.getByRole('link', { name: 'largest' }).waitFor();
  await page.getByText('List of sales').waitFor();
  await nothingChanges(page);
  expect(guard.findings()).toEqual([]);
});

/** What is opened and saved again is what it was. */
async function nothingChanges(page: Page): Promise<void> {
  const read = async (): Promise<unknown> =>
    (await server.api('GET', 'namedQueries:get?filterByTk=largest', { token: server.root.token })).body;
  const before = dataOf<object>({ status: 200, body: await read(), headers: new Headers() });
  await page.getByRole('link', { name: 'largest' }).click();
  const form = page.getByRole('dialog', { name: 'Edit “largest”' });
  await buttonOf(form, 'Save').click();
  await form.waitFor({ state: 'hidden' });
  const { updatedAt: _, ...kept } = before as { updatedAt: string };
  expect((await read()) as { data: object }).toMatchObject({ data: kept });
}

test('in Chinese on a phone', async () => {
  const options = { path: `${PAGE}?new=1`, locale: 'zh-CN', viewport: { width: 390, height: 844 } };
  const { page, guard } = await openScreen(browser, server, options);
  const form = page.getByRole('dialog', { name: wordsOf('zh-CN')('named-queries', 'queries.add') });
  await form.getByText(wordsOf('zh-CN')('named-queries', 'form.kindHint.sql')).waitFor();
  await expect(sidewaysScroll(page)).resolves.toBe(0);
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  expect(guard.findings()).toEqual([]);
});
