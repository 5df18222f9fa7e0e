import { createCollection } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  tabTo,
} from '@mortise/testing/browser';
import { PHONE, button, chooseByTyping, storedCollection, visitCollections, choice } from '../../testing/collections-visit';

const { server, browser } = serveAdmin();

beforeAll(async () => {
  await createCollection(server, { name: 'projects', title: 'Projects' });
});

const faults = accessibilityFaultsInBothThemes;
const visit = (options?: Parameters<typeof visitCollections>[2]) => visitCollections({ server, browser }, '?new=1', options);
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Create collection' });
const text = (within: Locator, name: string): Locator => within.getByRole('textbox', { name, exact: true });
const field = (page: Page, place: number): Locator => dialog(page).getByRole('group', { name: `Field ${place}` });
const created = (page: Page, title: string): Locator => page.getByRole('heading', { level: 1, name: title });

async function chooseKind(page: Page, place: number, kind: string): Promise<void> {
  await field(page, place).getByRole('combobox', { name: 'Type' }).click();
  await chooseByTyping(page, kind);
}

describe('making a collection', () => {
  it('is done by clicking and typing, with options and a relation', async () => {
    const { page, guard } = await visit();
    await expect(faults(page)).resolves.toEqual([]);
    await text(dialog(page), 'Title').fill('Support tickets');
    await expect(text(dialog(page), 'Name').inputValue()).resolves.toBe('supportTickets');
    await button(dialog(page), 'Next').click();
    await text(field(page, 1), 'Title').fill('Subject');
    await field(page, 1).getByRole('checkbox', { name: 'Required' }).check();
    await button(dialog(page), 'Add field').click();
    await text(field(page, 2), 'Title').fill('Urgency');
    await chooseKind(page, 2, 'Dropdown');
    await field(page, 2).getByRole('combobox', { name: 'Options' }).fill('low, high,');
    await button(dialog(page), 'Add field').click();
    await text(field(page, 3), 'Title').fill('Project');
    await chooseKind(page, 3, 'Belongs to');
    await field(page, 3).getByRole('combobox', { name: 'Related collection' }).click();
    await expect(faults(page)).resolves.toEqual([]);
    await choice(page, 'Projects (projects)').click();
    await button(dialog(page), 'Add field').click();
    await button(dialog(page), 'Next').click();
    await dialog(page).getByText('Fields: Subject (Short text), Urgency (Dropdown), and Project (Belongs to).').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await dialog(page).getByRole('switch', { name: 'Creator (createdBy)' }).click();
    await button(dialog(page), 'Create collection').click();
    await created(page, 'Support tickets').waitFor();
    const { fields } = await storedCollection(server, 'supportTickets');
    const find = (name: string): unknown => fields.find((candidate) => candidate.name === name);
    expect(find('subject')).toMatchObject({ type: 'string', allowNull: false, title: 'Subject' });
    expect(find('urgency')).toMatchObject({
      uiSchema: { enum: [expect.objectContaining({ value: 'low' }), expect.objectContaining({ value: 'high' })] },
    });
    expect(find('project')).toMatchObject({ type: 'belongsTo', target: 'projects' });
    expect(find('createdBy')).toBeUndefined();
    expect(guard.findings()).toEqual([]);
  });

  it('is done with the keyboard alone, from the list to the records', async () => {
    const { page, guard } = await visitCollections({ server, browser });
    await button(page, 'Create collection').waitFor();
    await pressByKeyboard(page, button(page, 'Create collection'));
    await text(dialog(page), 'Title').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Cups');
    await page.keyboard.press('Enter');
    await text(field(page, 1), 'Title').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Price');
    await tabTo(page, field(page, 1).getByRole('combobox', { name: 'Type' }));
    await chooseByTyping(page, 'Decimal');
    await pressByKeyboard(page, button(dialog(page), 'Add field'));
    await text(field(page, 2), 'Title').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Broken');
    await tabTo(page, field(page, 2).getByRole('combobox', { name: 'Type' }));
    await chooseByTyping(page, 'Yes or no');
    await pressByKeyboard(page, button(dialog(page), 'Next'));
    await dialog(page).getByText('Fields: Price (Decimal) and Broken (Yes or no).').waitFor();
    await pressByKeyboard(page, button(dialog(page), 'Create collection'));
    await created(page, 'Cups').waitFor();
    expect((await storedCollection(server, 'cups')).fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['price', 'broken']));
    expect(guard.findings()).toEqual([]);
  });

  it('asks for a key where there is no record number', async () => {
    const { page, guard } = await visit();
    await text(dialog(page), 'Title').fill('Countries');
    await button(dialog(page), 'Next').click();
    await text(field(page, 1), 'Title').fill('Flag');
    await chooseKind(page, 1, 'JSON');
    await button(dialog(page), 'Next').click();
    await dialog(page).getByRole('switch', { name: 'Record number (id)' }).click();
    await dialog(page).getByText('Without a number for every record, one of the fields must identify it.').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(dialog(page), 'Back').click();
    await button(dialog(page), 'Add field').click();
    await text(field(page, 2), 'Title').fill('Code');
    await button(dialog(page), 'Next').click();
    await button(dialog(page), 'Create collection').click();
    await dialog(page).getByText('Choose the field that identifies a record.').waitFor();
    await dialog(page).getByRole('combobox', { name: 'Field that identifies a record' }).click();
    await choice(page, 'code').click();
    await button(dialog(page), 'Create collection').click();
    await created(page, 'Countries').waitFor();
    const { fields } = await storedCollection(server, 'countries');
    expect(fields.filter(({ primaryKey }) => primaryKey === true).map(({ name }) => name)).toEqual(['code']);
    expect(guard.findings()).toEqual([]);
  });

  it('is in Chinese and fits a phone', async () => {
    const { page } = await visit({ locale: 'zh-CN', viewport: PHONE });
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('textbox', { name: '标题' }).fill('客户');
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await button(drawer, '下一步').click();
    await drawer.getByRole('group', { name: '字段 1' }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
  });
});
