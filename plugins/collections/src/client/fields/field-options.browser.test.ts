import { createCollection } from '@mortise/testing';
import {
  type TestPage,
  accessibilityFaultsInBothThemes,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  tabTo,
} from '@mortise/testing/browser';
import { PHONE, button, storedCollection, visitCollections } from '../../testing/collections-visit';
import { beginField, chooseOption, fieldForm, saveField, textBox, tick } from '../../testing/field-form';

const { server, browser } = serveAdmin();

const faults = accessibilityFaultsInBothThemes;

async function visit(collection: string, query = '', options: Parameters<typeof visitCollections>[2] = {}): Promise<TestPage> {
  const opened = await visitCollections({ server, browser }, `?collection=${collection}${query}`, options);
  await opened.page.getByRole('table', { name: /^Fields of|字段/ }).waitFor();
  return opened;
}

async function stored(collection: string, name: string): Promise<unknown> {
  return (await storedCollection(server, collection)).fields.find((field) => field.name === name);
}

describe('the options of a type', () => {
  it('decides how values come about', async () => {
    const collection = await createCollection(server, { fields: [{ name: 'city', type: 'string', title: 'City' }] });
    const { page, guard } = await visit(collection);
    await beginField(page, 'Code', 'Nano ID');
    await fieldForm(page).getByRole('spinbutton', { name: 'Length of a made value' }).fill('8');
    await textBox(page, 'Characters to choose from').fill('abc');
    await saveField(page);
    expect(await stored(collection, 'code')).toMatchObject({ size: 8, customAlphabet: 'abc', autoFill: true });
    await beginField(page, 'Place', 'Order');
    await chooseOption(page, ['Counted separately for each value of', 'City']);
    await saveField(page);
    expect(await stored(collection, 'place')).toMatchObject({ scopeKey: 'city' });
    await beginField(page, 'Seen', 'Unix timestamp');
    await chooseOption(page, ['Accuracy', 'Milliseconds']);
    await tick(page, 'Current time at every change');
    await expect(faults(page)).resolves.toEqual([]);
    await saveField(page);
    expect(await stored(collection, 'seen')).toMatchObject({ accuracy: 'millisecond', onUpdateToCurrentTime: true });
    await beginField(page, 'Slug', 'Short name');
    await textBox(page, 'Prefix').fill('s_');
    await fieldForm(page).getByRole('checkbox', { name: 'Make a value when none is given' }).uncheck();
    await saveField(page);
    expect(await stored(collection, 'slug')).toMatchObject({ prefix: 's_', autoFill: false });
    await button(page, 'Edit Slug').click();
    await textBox(page, 'Prefix').fill('');
    await tick(page, 'Make a value when none is given');
    await saveField(page, 'Save');
    expect(await stored(collection, 'slug')).not.toHaveProperty('prefix');
    expect(await stored(collection, 'slug')).toMatchObject({ autoFill: true });
    expect(guard.findings()).toEqual([]);
  });

  it('keeps the colours, numbers and languages of options, and takes a default of several', async () => {
    const options = [
      { value: 1, label: { en: 'One', 'zh-CN': '一' }, color: 'red' },
      { value: 2, label: 'Two' },
    ];
    const fields = [{ name: 'marks', type: 'array', interface: 'multipleSelect', title: 'Marks', uiSchema: { enum: options } }];
    const collection = await createCollection(server, { fields });
    const { page, guard } = await visit(collection);
    await button(page, 'Edit Marks').click();
    await chooseOption(page, ['Colour of option 2', 'Blue']);
    await expect(faults(page)).resolves.toEqual([]);
    await saveField(page, 'Save');
    const changed = [options[0], { ...options[1], color: 'blue' }];
    expect(await stored(collection, 'marks')).toMatchObject({ uiSchema: { enum: changed } });
    await beginField(page, 'Colours', 'Checkboxes');
    await textBox(page, 'Text of option 1').fill('Red');
    await chooseOption(page, ['Default', 'Red']);
    await page.keyboard.press('Escape');
    await saveField(page);
    expect(await stored(collection, 'colours')).toMatchObject({ defaultValue: ['Red'] });
    expect(guard.findings()).toEqual([]);
  });
});

describe('what values must be like', () => {
  it('is written, changed and taken away', async () => {
    const collection = await createCollection(server);
    const { page, guard } = await visit(collection);
    await beginField(page, 'Code', 'Short text');
    await button(fieldForm(page), 'Add requirement').click();
    await textBox(page, 'Value of requirement 1').fill('3');
    await button(fieldForm(page), 'Add requirement').click();
    await chooseOption(page, ['Requirement 2', 'Matches the pattern']);
    await textBox(page, 'Value of requirement 2').fill('^[a-z/]+$');
    await tick(page, 'Upper and lower case are the same');
    await expect(faults(page)).resolves.toEqual([]);
    await saveField(page);
    const min = { name: 'min', args: { limit: 3 } };
    const pattern = { name: 'pattern', args: { regex: '/^[a-z/]+$/i' } };
    expect(await stored(collection, 'code')).toMatchObject({ validation: { rules: [min, pattern] } });
    const refused = await server.api('POST', `${collection}:create`, { token: server.root.token, body: { code: '1234' } });
    expect(refused.status).toBe(400);
    await button(page, 'Edit Code').click();
    await expect(textBox(page, 'Value of requirement 2').inputValue()).resolves.toBe('^[a-z/]+$');
    await button(fieldForm(page), 'Remove requirement 1').click();
    await saveField(page, 'Save');
    expect(await stored(collection, 'code')).toMatchObject({ validation: { rules: [pattern] } });
    await button(page, 'Edit Code').click();
    await button(fieldForm(page), 'Remove requirement 1').click();
    await saveField(page, 'Save');
    expect(await stored(collection, 'code')).not.toHaveProperty('validation');
    expect(guard.findings()).toEqual([]);
  });

  it('says beside a rule what the server does not take, and loses nothing', async () => {
    const collection = await createCollection(server);
    const { page, guard } = await visit(collection, '', { viewport: PHONE });
    await beginField(page, 'Code', 'Short text');
    await button(fieldForm(page), 'Add requirement').click();
    await textBox(page, 'Value of requirement 1').fill('3');
    await button(fieldForm(page), 'Add requirement').click();
    await chooseOption(page, ['Requirement 2', 'Matches the pattern']);
    await button(fieldForm(page), 'Add field').click();
    await fieldForm(page).getByText('Say what is required.').waitFor();
    await textBox(page, 'Value of requirement 2').fill('(');
    await button(fieldForm(page), 'Add field').click();
    const row = fieldForm(page)
      .locator('.ant-form-item-has-error')
      .filter({ has: page.getByRole('textbox', { name: 'Value of requirement 2' }) });
    await row.getByText('The definition does not fit').waitFor();
    await expect(textBox(page, 'Value of requirement 2').inputValue()).resolves.toBe('(');
    await expect(faults(page)).resolves.toEqual([]);
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await textBox(page, 'Value of requirement 2').fill('^a');
    await saveField(page);
    expect(await stored(collection, 'code')).toMatchObject({ validation: { rules: [{ name: 'min' }, { name: 'pattern' }] } });
    expect(guard.findings()).toEqual([]);
  });

  it('is written with the keyboard alone, for every sort of limit', async () => {
    const collection = await createCollection(server);
    const { page, guard } = await visit(collection);
    await beginField(page, 'Due', 'Date');
    await pressByKeyboard(page, button(fieldForm(page), 'Add requirement'));
    await tabTo(page, fieldForm(page).getByRole('combobox', { name: 'Requirement 1' }));
    await tabTo(page, fieldForm(page).getByLabel('Value of requirement 1'));
    await page.keyboard.type('01022026');
    await pressByKeyboard(page, button(fieldForm(page), 'Add field'));
    await fieldForm(page).waitFor({ state: 'hidden' });
    expect(await stored(collection, 'due')).toMatchObject({ validation: { rules: [{ name: 'min', args: { limit: '2026-01-02' } }] } });
    await beginField(page, 'Level', 'Whole number');
    await button(fieldForm(page), 'Add requirement').click();
    await chooseOption(page, ['Requirement 1', 'Is one of']);
    await fieldForm(page).getByRole('combobox', { name: 'Value of requirement 1' }).fill('1,2,');
    await saveField(page);
    expect(await stored(collection, 'level')).toMatchObject({ validation: { rules: [{ name: 'in', args: { values: [1, 2] } }] } });
    expect(guard.findings()).toEqual([]);
  });
});
