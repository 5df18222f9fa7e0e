import { dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  tabTo,
} from '@mortise/testing/browser';
import type { PageDraft } from '../../contract';
import { publishPage, tabOf, textBlock } from '../testing/page-content';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

/** What is stored of a draft: per tab its rows, with the width of each block. */
async function stored(uid: string): Promise<readonly (readonly string[])[]> {
  const draft = dataOf<PageDraft>(await server.api('GET', `uiPages:getDraft/${uid}`, { token: server.root.token }));
  return draft.content.tabs.map(({ rows }) => rows.map(({ blocks }) => blocks.map(({ key, span }) => `${key}:${span}`).join(' ')));
}

async function save(page: Page): Promise<void> {
  await buttonOf(page, 'Save draft').click();
  await page.getByRole('status').filter({ hasText: 'Draft, not published' }).waitFor();
}

const cardOf = (page: Page, text: string): Locator => page.locator('.ant-card').filter({ hasText: text });

/** Where a part of an element is in the window: 0 stands for its left or upper edge, 1 for the other. */
async function pointIn(target: Locator, across: number, down: number): Promise<readonly [number, number]> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('It is not to be seen');
  return [box.x + box.width * across, box.y + box.height * down];
}

async function drag(page: Page, from: Locator, [x, y]: readonly [number, number]): Promise<void> {
  await page.mouse.move(...(await pointIn(from, 0.5, 0.5)));
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 12 });
  await page.mouse.up();
  // For 50 ms after a drag its library swallows clicks; the page's own clock says when that is over.
  await page.evaluate(() => new Promise((over) => setTimeout(over, 60)));
}

describe('the editor of a page', () => {
  it('moves and sizes blocks by the mouse, and takes back what was done', async () => {
    const title = (name: string) => ({ title: name });
    const tabs = [tabOf('main', [textBlock('a', title('Alpha'))], [textBlock('b', title('Beta'))], [textBlock('c', title('Gamma'))])];
    const uid = await publishPage(server, { title: 'Dragged', tabs });
    const { page, guard } = await openScreen(browser, server, {
      path: `/admin/pages/${uid}?edit=1`,
      viewport: { width: 1280, height: 900 },
    });
    await cardOf(page, 'Text of c').waitFor();
    await drag(page, page.getByTitle('Drag Gamma'), await pointIn(cardOf(page, 'Text of a'), 0.9, 0.5));
    await save(page);
    await expect(stored(uid)).resolves.toEqual([['a:12 c:12', 'b:24']]);

    const [x, y] = await pointIn(cardOf(page, 'Text of c'), 1, 0.5);
    const width = ((await cardOf(page, 'Text of c').boundingBox())?.width ?? 0) / 12;
    await drag(page, page.getByRole('separator', { name: 'Width of Alpha' }), [x - width * 4, y]);
    await page.getByRole('separator', { name: 'Width of Alpha' }).and(page.locator('[aria-valuenow="20"]')).waitFor();
    await drag(page, page.getByTitle('Drag Beta'), await pointIn(cardOf(page, 'Text of a'), 0.5, 0));
    await save(page);
    await expect(stored(uid)).resolves.toEqual([['b:24', 'a:20 c:4']]);

    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await save(page);
    await expect(stored(uid)).resolves.toEqual([['a:12 c:12', 'b:24']]);
    await page.keyboard.press('Control+Shift+z');
    await save(page);
    await expect(stored(uid)).resolves.toEqual([['a:20 c:4', 'b:24']]);
    expect(guard.findings()).toEqual([]);
  });

  it('moves blocks to another tab, dragged onto its name or by the menu, and takes that back', async () => {
    const title = (name: string) => ({ title: name });
    const tabs = [
      tabOf('main', [textBlock('a', title('Alpha'))], [textBlock('b', title('Beta'))]),
      { ...tabOf('more', [textBlock('c', title('Gamma'))]), title: 'More' },
    ];
    const uid = await publishPage(server, { title: 'Tabbed', tabs });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await cardOf(page, 'Text of a').waitFor();
    await pressByKeyboard(page, buttonOf(page, 'Move or resize Alpha'));
    await page.getByRole('menuitem', { name: 'Move up', exact: true }).press('Enter');
    await expect(buttonOf(page, 'Undo (Ctrl+Z)').isDisabled()).resolves.toBe(true);
    await drag(page, page.getByTitle('Drag Alpha'), await pointIn(page.getByRole('tab', { name: 'More' }), 0.5, 0.5));
    await save(page);
    await expect(stored(uid)).resolves.toEqual([['b:24'], ['c:24', 'a:24']]);
    await page.keyboard.press('Control+z');
    await save(page);
    await expect(stored(uid)).resolves.toEqual([['a:24', 'b:24'], ['c:24']]);

    // Let go on the name of the tab it is in, it stays where it is.
    await drag(page, page.getByTitle('Drag Alpha'), await pointIn(page.getByRole('tab', { name: 'Tab 1' }), 0.5, 0.5));
    await buttonOf(page, 'Save draft').and(page.locator('[disabled]')).waitFor();

    await pressByKeyboard(page, buttonOf(page, 'Move or resize Beta'));
    await page.getByRole('menuitem', { name: 'Move to “More”' }).press('Enter');
    await save(page);
    await expect(stored(uid)).resolves.toEqual([['a:24'], ['c:24', 'b:24']]);
    await page.keyboard.press('Control+z');
    await save(page);
    await expect(stored(uid)).resolves.toEqual([['a:24', 'b:24'], ['c:24']]);
    expect(guard.findings()).toEqual([]);
  });

  it('moves a block to another page, such as a popup, and takes that back on either', async () => {
    const blocks = [textBlock('a', { title: 'Alpha', span: 8 })];
    const uid = await publishPage(server, { title: 'From', tabs: [tabOf('main', blocks, [textBlock('b')])] });
    const popup = await publishPage(server, { title: 'To', hidden: true, tabs: [tabOf('main', [textBlock('c')])] });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await cardOf(page, 'Text of a').waitFor();
    await expect(page.getByRole('button', { name: /^Put/ }).count()).resolves.toBe(0);
    await pressByKeyboard(page, buttonOf(page, 'Move or resize Alpha'));
    await page.getByRole('menuitem', { name: 'Cut, to put it on any page' }).press('Enter');
    await cardOf(page, 'Text of a').waitFor({ state: 'detached' });
    await save(page);

    await page.goto(`/admin/pages/${popup}?edit=1`);
    await pressByKeyboard(page, buttonOf(page, 'Put “Alpha” here'));
    await cardOf(page, 'Text of a').waitFor();
    await save(page);
    await expect(stored(popup)).resolves.toEqual([['c:24', expect.stringMatching(/^[0-9a-f]{12}:8$/)]]);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'Undo (Ctrl+Z)').click();
    await save(page);
    await expect(stored(popup)).resolves.toEqual([['c:24']]);
    await expect(stored(uid)).resolves.toEqual([['b:24']]);
    expect(guard.findings()).toEqual([]);
  });

  it('does the same by keyboard, with copies, tabs and kinds that are searched for', async () => {
    const uid = await publishPage(server, { title: 'Typed', tabs: [tabOf('main', [textBlock('a', { title: 'Alpha' })])] });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await cardOf(page, 'Text of a').waitFor();
    await tabTo(page, page.getByRole('separator', { name: 'Width of Alpha' }));
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft');
    await pressByKeyboard(page, buttonOf(page, 'Duplicate Alpha'));
    await page.getByRole('separator', { name: 'Width of Alpha' }).nth(1).waitFor();
    await pressByKeyboard(page, buttonOf(page, 'Move or resize Alpha').first());
    await page.getByRole('menuitem', { name: 'Move right', exact: true }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.getByRole('menuitem', { name: 'Make narrower', exact: true }).press('Enter');
    await page.locator('[aria-valuenow="10"]').waitFor();

    await pressByKeyboard(page, buttonOf(page, 'Add a block'));
    await page.getByLabel('Find a kind of block').pressSequentially('num');
    await expect(page.getByRole('menuitem').allInnerTexts()).resolves.toEqual(['Number']);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Number' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Number' }).waitFor({ state: 'hidden' });

    await pressByKeyboard(page, buttonOf(page, 'Add a tab'));
    await page.getByText('Nothing here yet').waitFor();
    await pressByKeyboard(page, buttonOf(page, 'Tools of the tab Tab 2'));
    await page.getByRole('menuitem', { name: 'Name and readers of the tab' }).press('Enter');
    await page.getByLabel('Name of the tab').fill('Details');
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'Done').press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await tabTo(page, page.getByRole('tab', { name: 'Details' }));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Tab 1', selected: true }).waitFor();
    await pressByKeyboard(page, buttonOf(page, 'Move or resize Number'));
    await page.getByRole('menuitem', { name: 'Move to “Details”' }).press('Enter');
    await pressByKeyboard(page, buttonOf(page, 'Tools of the tab Tab 1'));
    await page.getByRole('menuitem', { name: 'Move right', exact: true }).press('Enter');
    await save(page);
    const [details, main] = await stored(uid);
    expect([details, main]).toEqual([[expect.stringMatching(/^\w+:24$/)], [expect.stringMatching(/^a:10 \w+:12$/)]]);
    expect(guard.findings()).toEqual([]);
  });
});
