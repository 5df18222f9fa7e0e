import {
  type Locator,
  type Page,
  buttonOf,
  copyBy,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  tabTo,
  typeByKeyboard,
} from '@mortise/testing/browser';

const ROLE = 'To Dos API Role';

const { server, browser } = serveAdmin();

const arriveAt = (page: Page, done: number): Promise<void> => page.getByText(`${done} of 7 steps done`).waitFor();
const focused = (page: Page, target: Locator): Promise<void> => target.and(page.locator(':focus')).waitFor();
const showMe = (page: Page): Promise<void> => pressByKeyboard(page, page.getByRole('link', { name: 'Show me where' }));
const stepTitle = (page: Page): Locator => page.locator('[aria-current="step"]').getByRole('heading', { level: 2 });

async function backToGuide(page: Page, done: number): Promise<void> {
  const menu = page.getByRole('navigation', { name: 'Menu' });
  await pressByKeyboard(page, menu.getByRole('link', { name: 'Getting started', exact: true }));
  await arriveAt(page, done);
}

/** A step the guide does by itself leaves the focus at the next one. */
async function letDo(page: Page, done: number): Promise<void> {
  await pressByKeyboard(page, buttonOf(page, 'Do it for me'));
  await arriveAt(page, done);
  await focused(page, stepTitle(page));
}

async function addTodos(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (const title of ['dig', 'plant', 'water']) {
    await typeByKeyboard(page, dialog.getByRole('textbox', { name: 'Title' }), title);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    if (title !== 'water') await pressByKeyboard(page, buttonOf(page, 'New record'));
  }
}

async function makeKey(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog');
  await typeByKeyboard(page, dialog.getByLabel('Name'), 'By keyboard');
  await tabTo(page, dialog.getByRole('combobox', { name: 'Role', exact: true }));
  await page.keyboard.type(ROLE);
  await page.keyboard.press('Enter');
  await pressByKeyboard(page, buttonOf(dialog, 'Make the key'));
  const issued = page.getByRole('dialog', { name: 'Your new key "By keyboard"' });
  await copyBy(issued, 'Copy the key', (button) => pressByKeyboard(page, button));
  await pressByKeyboard(page, buttonOf(issued, 'Done'));
  await issued.waitFor({ state: 'hidden' });
  return page.evaluate<string>('navigator.clipboard.readText()');
}

describe('the guide without a mouse', () => {
  it('leads from the start page to a list that can be ticked', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin' });
    await pressByKeyboard(page, page.getByRole('main').getByRole('link', { name: 'Open the guide' }));
    await arriveAt(page, 0);

    await showMe(page);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await tabTo(page, dialog.getByRole('switch'));
    await page.keyboard.press('Space');
    await dialog.getByRole('switch', { checked: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await backToGuide(page, 1);
    await letDo(page, 2);

    await showMe(page);
    await addTodos(page);
    await backToGuide(page, 3);
    await letDo(page, 4);
    await letDo(page, 5);

    await showMe(page);
    const token = await makeKey(page);
    await backToGuide(page, 6);

    await typeByKeyboard(page, page.getByLabel('API key', { exact: true }), 'not a key');
    await page.keyboard.press('Enter');
    await page.getByText('This is not an API key.').waitFor();
    await typeByKeyboard(page, page.getByLabel('API key', { exact: true }), token);
    await page.keyboard.press('Enter');
    await pressByKeyboard(page, buttonOf(page, 'Try it now'));
    await page.getByRole('region', { name: 'Answer of the server' }).getByText('water').waitFor();
    await pressByKeyboard(page, buttonOf(page, 'See what you built'));
    await page.getByRole('heading', { level: 2, name: 'You built a backend' }).waitFor();
    await tabTo(page, page.getByRole('checkbox', { name: 'plant' }));
    await page.keyboard.press('Space');
    await page.getByText('1 of 3 are done').first().waitFor();
    await pressByKeyboard(page, buttonOf(page, 'The steps once more'));
    await pressByKeyboard(page, page.getByRole('link', { name: 'Look at the role' }));
    await page.getByRole('heading', { level: 2, name: ROLE }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
