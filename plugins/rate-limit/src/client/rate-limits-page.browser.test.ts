import { createApiKey } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin, sidewaysScroll } from '@mortise/testing/browser';

const { server, browser } = serveAdmin({ plugins: ['api-keys'] });

const columnsOf = (page: Page, name: string): Promise<string[]> =>
  page.getByRole('table', { name, exact: true }).getByRole('columnheader').allInnerTexts();

it('shows who calls, gives a key a limit of its own, and changes the limits', async () => {
  const { id, token } = await createApiKey(server, { role: 'root', name: 'Nightly import' });
  for (let call = 0; call < 7; call += 1) await server.api('GET', 'users:list', { token });
  const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/rate-limits' });
  await page.getByText('Calls are counted in this process').waitFor();
  await page
    .getByRole('row', { name: /Each API key/ })
    .getByText('18,000 calls in 60 seconds')
    .waitFor();
  const row = page.getByRole('table', { name: 'Who calls most' }).getByRole('row', { name: /Nightly import/ });
  await row.getByText('7', { exact: true }).waitFor();

  await page.getByRole('heading', { level: 1, name: 'Rate limits' }).waitFor();
  for (const name of ['Limits', 'Who calls most', 'Own limits']) await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  await expect(columnsOf(page, 'Limits')).resolves.toEqual(['What is counted', 'Limit']);
  await expect(columnsOf(page, 'Who calls most')).resolves.toEqual(['Caller', 'Calls', 'Refused', 'Own limit', 'Actions']);

  await row.getByRole('button', { name: 'Usage of Nightly import' }).click();
  await page.getByRole('img', { name: /^Calls of Nightly import. 7 calls/ }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await page.getByText('Last 30 days').click();
  await buttonOf(page, 'Show as a table').click();
  await page.getByRole('table', { name: 'Calls of Nightly import' }).getByText('7', { exact: true }).waitFor();

  await row.getByRole('button', { name: 'Own limit of Nightly import' }).click();
  const own = page.getByRole('dialog', { name: 'Change the own limit' });
  await own.getByLabel('Calls').fill('0');
  await buttonOf(own, 'Save').click();
  await own.getByText('Enter a whole number').waitFor();
  await own.getByLabel('Calls').fill('9');
  await buttonOf(own, 'Save').click();
  await page.getByText(`The own limit of apiKey:${id} is in force`).waitFor();
  await page.getByRole('table', { name: 'Own limits' }).getByText('9 calls in 60 seconds').waitFor();
  await expect(columnsOf(page, 'Own limits')).resolves.toEqual(['Caller', 'Limit', 'Actions']);
  const { headers } = await server.api('GET', 'users:list', { token });
  expect(headers.get('x-ratelimit-limit')).toBe('9');

  await buttonOf(page, 'Change the limits').click();
  const limits = page.getByRole('dialog', { name: 'Change the limits' });
  await limits.getByRole('group', { name: 'Each user' }).getByLabel('Calls').fill('60');
  await limits.getByText('you may lock yourself out').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await limits.getByRole('group', { name: 'Each user' }).getByLabel('Calls').fill('70000');
  await buttonOf(limits, 'Save').click();
  await page
    .getByRole('row', { name: /Each user/ })
    .getByText('70,000 calls in 60 seconds')
    .waitFor();

  await page.setViewportSize({ width: 390, height: 800 });
  await expect(sidewaysScroll(page)).resolves.toBe(0);
  await buttonOf(page, 'Remove the own limit of Nightly import').click();
  const question = page.getByRole('dialog', { name: 'Remove the own limit of Nightly import' });
  await buttonOf(question, 'Remove').click();
  await page.getByText('Nobody has a limit of their own').waitFor();
  expect(guard.findings()).toEqual([]);
});

it('brings the usage of a caller into sight, and gives the focus back when it is closed', async () => {
  const { token } = await createApiKey(server, { role: 'root', name: 'Hourly report' });
  await server.api('GET', 'users:list', { token });
  const { page } = await openScreen(browser, server, { path: '/admin/settings/rate-limits', viewport: { width: 1024, height: 420 } });
  const usage = buttonOf(page, 'Usage of Hourly report');
  await usage.press('Enter');
  const chart = page.getByRole('img', { name: /^Calls of Hourly report/ });
  await chart.waitFor();
  await expect(chart.evaluate((image) => image.getBoundingClientRect().bottom <= window.innerHeight)).resolves.toBe(true);
  await buttonOf(page, 'Close the usage').press('Enter');
  await chart.waitFor({ state: 'detached' });
  await page.waitForFunction((button) => document.activeElement === button, await usage.elementHandle());
});
