import { type TestServer, dataOf } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin, sidewaysScroll } from '@mortise/testing/browser';
import { publishPage, tabOf, textBlock } from './testing/page-content';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

const MANY = 200;

/** Ten groups of pages, each page published. */
async function fillMenu({ api, root: { token } }: TestServer): Promise<void> {
  const post = async (path: string, body: object): Promise<string> => dataOf<{ uid: string }>(await api('POST', path, { token, body })).uid;
  for (let group = 1; group <= 10; group += 1) {
    const parentUid = await post('uiPages:create', { kind: 'group', title: `Group ${group}` });
    for (let number = 1; number <= MANY / 10; number += 1) {
      const uid = await post('uiPages:create', { kind: 'page', title: `Page ${group}.${number}`, parentUid });
      await post(`uiPages:publish/${uid}`, { version: 0 });
    }
  }
}

const menuOf = (page: Page) => page.getByRole('navigation', { name: 'Menu' });

describe('many pages and large ones', () => {
  it('a menu of 200 pages shows all of them, and the list of pages finds one', async () => {
    await fillMenu(server);
    const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/pages' });
    await page.getByRole('main').getByText('Page 10.20', { exact: true }).first().waitFor();
    await menuOf(page).getByRole('link', { name: 'Page 10.20', exact: true }).waitFor();
    await expect(
      menuOf(page)
        .getByRole('link', { name: /^Page \d+\.\d+$/ })
        .count(),
    ).resolves.toBe(MANY);
    await menuOf(page).getByRole('link', { name: 'Page 10.20', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Page 10.20' }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    expect(guard.findings()).toEqual([]);
  });

  it('a page of 60 blocks is shown, edited and published', async () => {
    const rows = Array.from({ length: 20 }, (_, row) =>
      [0, 1, 2].map((at) => textBlock(`b${row * 3 + at}`, { span: 8, title: `Block ${row * 3 + at}` })),
    );
    const uid = await publishPage(server, { title: 'Large', tabs: [tabOf('main', ...rows)] });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    await page.getByText('Text of b59').waitFor();
    await page.locator('.ant-card').nth(59).waitFor();
    await expect(page.locator('.ant-card').count()).resolves.toBe(60);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);

    await page.goto(`/admin/pages/${uid}?edit=1`);
    await buttonOf(page, 'Settings of Block 59').click();
    const settings = page.getByRole('dialog', { name: 'Text' });
    await settings.getByLabel('Text in Markdown').pressSequentially(' and more', { delay: 20 });
    await buttonOf(settings, 'Done').click();
    await page.getByText(/and more/).waitFor();
    await buttonOf(page, 'Publish').click();
    await buttonOf(page.getByRole('dialog'), 'Publish').click();
    await page.getByText('Published', { exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
