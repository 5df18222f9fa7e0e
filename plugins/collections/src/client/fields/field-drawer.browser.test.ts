import { createCollection, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  type TestPage,
  accessibilityFaultsInBothThemes,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  tabTo,
} from '@mortise/testing/browser';
import { PHONE, type StoredField, button, chooseByTyping, storedCollection, visitCollections } from '../../testing/collections-visit';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  await createCollection(server, { name: 'projects', title: 'Projects' });
});

const faults = accessibilityFaultsInBothThemes;
const text = (within: Locator, name: string): Locator => within.getByRole('textbox', { name, exact: true });
const drawer = (page: Page): Locator => page.getByRole('dialog');
const row = (page: Page, title: string): Locator => page.getByRole('row').filter({ has: page.getByText(title, { exact: true }) });

async function visit(collection: string, query = '', options: Parameters<typeof visitCollections>[2] = {}): Promise<TestPage> {
  const opened = await visitCollections({ server, browser }, `?collection=${collection}${query}`, options);
  await opened.page.getByRole('table', { name: /^Fields of|字段/ }).waitFor();
  return opened;
}

async function fieldOf(collection: string, name: string): Promise<StoredField | undefined> {
  return (await storedCollection(server, collection)).fields.find((field) => field.name === name);
}

async function number(within: Locator, label: string, value: string): Promise<void> {
  await within.getByRole('spinbutton', { name: label }).fill(value);
}

describe('the editor of fields', () => {
  it('works with the keyboard alone', async () => {
    const collection = await createCollection(server, { title: 'Plants' });
    const { page, guard } = await visit(collection);
    await pressByKeyboard(page, button(page, 'Add field'));
    await text(drawer(page), 'Title').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Colour');
    await tabTo(page, drawer(page).getByRole('combobox', { name: 'Type' }));
    await chooseByTyping(page, 'Options');
    await tabTo(page, text(drawer(page), 'Text of option 1'));
    await page.keyboard.type('Green');
    await pressByKeyboard(page, button(drawer(page), 'Add field'));
    await drawer(page).waitFor({ state: 'hidden' });
    await pressByKeyboard(page, button(page, 'Edit Colour'));
    await text(drawer(page), 'Title').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Shade');
    await page.keyboard.press('Enter');
    await row(page, 'Shade').waitFor();
    await expect(fieldOf(collection, 'colour')).resolves.toMatchObject({
      title: 'Shade',
      uiSchema: { enum: [{ value: 'Green', label: 'Green' }] },
    });
    expect(guard.findings()).toEqual([]);
  });

  it('changes what can be changed, and says why the rest cannot', async () => {
    const fields = [
      { name: 'code', type: 'string', interface: 'input', length: 20, title: 'Code' },
      { name: 'project', type: 'belongsTo', target: 'projects', title: 'Project' },
    ];
    const collection = await createCollection(server, { title: 'Parts', fields });
    const { page, guard } = await visit(collection, '&field=code');
    await drawer(page).getByText('The values that are there are converted').waitFor();
    await drawer(page).getByRole('combobox', { name: 'Type' }).click();
    await chooseByTyping(page, 'E-mail');
    await number(drawer(page), 'Longest text', '60');
    await expect(faults(page)).resolves.toEqual([]);
    await button(drawer(page), 'Save').click();
    await drawer(page).waitFor({ state: 'hidden' });
    await expect(fieldOf(collection, 'code')).resolves.toMatchObject({ interface: 'email', length: 60 });
    await button(page, 'Edit Project').click();
    await expect(drawer(page).getByRole('combobox', { name: 'Related collection' }).isDisabled()).resolves.toBe(true);
    await expect(faults(page)).resolves.toEqual([]);
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'hidden' });
    await button(page, 'Delete projectId').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').count()).resolves.toBe(0);
    await page.getByRole('tooltip').filter({ hasText: 'This column came with the relation' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('says at its field what does not fit', async () => {
    const { page, guard } = await visit('projects', '&newField=1');
    await text(drawer(page), 'Name').fill('title');
    await button(drawer(page), 'Add field').click();
    await drawer(page).getByText('“title” is already in use here.').waitFor();
    await drawer(page).getByRole('combobox', { name: 'Type' }).click();
    await chooseByTyping(page, 'Dropdown');
    await text(drawer(page), 'Default')
      .or(drawer(page).getByRole('combobox', { name: 'Default' }))
      .waitFor();
    await button(drawer(page), 'Add field').click();
    await drawer(page).getByText('Give at least one option.').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await drawer(page).getByRole('combobox', { name: 'Type' }).click();
    await chooseByTyping(page, 'Whole number');
    await text(drawer(page), 'Default').fill('many');
    await button(drawer(page), 'Add field').click();
    await drawer(page).getByText('This does not fit the type of the field.').waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('keeps what was typed through a lost network, and shows what others add meanwhile', async () => {
    const collection = await createCollection(server, { title: 'Tools' });
    const { page, context } = await visit(collection, '&newField=1');
    await text(drawer(page), 'Title').fill('Weight');
    dataOf(
      await server.api('POST', `collections/${collection}/fields:create`, {
        token: server.root.token,
        body: { name: 'length', type: 'integer' },
      }),
    );
    await row(page, 'length').first().waitFor();
    await context.setOffline(true);
    await button(drawer(page), 'Add field').click();
    await drawer(page).getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await context.setOffline(false);
    await expect(text(drawer(page), 'Title').inputValue()).resolves.toBe('Weight');
    await button(drawer(page), 'Add field').click();
    await row(page, 'Weight').waitFor();
  });

  it('is in Chinese and fits a phone', async () => {
    const { page } = await visit('projects', '&newField=1', { locale: 'zh-CN', viewport: PHONE });
    await drawer(page).getByRole('textbox', { name: '标题' }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
  });
});
