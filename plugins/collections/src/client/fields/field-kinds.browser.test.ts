import { createCollection } from '@mortise/testing';
import { type Locator, type Page, type TestPage, accessibilityFaultsInBothThemes, serveAdmin } from '@mortise/testing/browser';
import { button, choices, chooseByTyping, storedCollection, visitCollections, choice } from '../../testing/collections-visit';

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

/** What one writes for a kind besides its title. */
const KINDS: readonly { readonly kind: string; readonly stored: object; fill?(within: Locator, page: Page): Promise<void> }[] = [
  {
    kind: 'Short text',
    stored: { type: 'string', interface: 'input', length: 40 },
    fill: (within) => number(within, 'Longest text', '40'),
  },
  { kind: 'Long text', stored: { type: 'text', interface: 'textarea' } },
  { kind: 'Markdown', stored: { type: 'text', interface: 'markdown' } },
  { kind: 'E-mail', stored: { type: 'string', interface: 'email', unique: true }, fill: (within) => tick(within, 'Unique') },
  { kind: 'Phone', stored: { type: 'string', interface: 'phone' } },
  { kind: 'Web address', stored: { type: 'text', interface: 'url' } },
  { kind: 'Whole number', stored: { type: 'integer', defaultValue: 7 }, fill: (within) => text(within, 'Default').fill('7') },
  { kind: 'Large whole number', stored: { type: 'bigInt', index: true }, fill: (within) => tick(within, 'Index') },
  { kind: 'Number', stored: { type: 'double', interface: 'number' } },
  { kind: 'Decimal', stored: { type: 'decimal', precision: 12, scale: 3 }, fill: decimal },
  { kind: 'Percent', stored: { type: 'double', interface: 'percent' } },
  { kind: 'Yes or no', stored: { type: 'boolean', defaultValue: true }, fill: (within, page) => chosen(within, page, ['Default', 'Yes']) },
  { kind: 'Dropdown', stored: { type: 'string', interface: 'select', uiSchema: { enum: [{ value: 'r', label: 'Red' }] } }, fill: options },
  {
    kind: 'Options',
    stored: { type: 'string', interface: 'radioGroup', uiSchema: { enum: [{ value: 'r', label: 'Red' }] } },
    fill: options,
  },
  {
    kind: 'Date and time',
    stored: { type: 'datetime', defaultValue: '2026-01-31T09:30:00.000Z' },
    fill: (within) => within.getByLabel('Default', { exact: true }).fill('2026-01-31T09:30'),
  },
  {
    kind: 'Date',
    stored: { type: 'date', defaultValue: '2026-01-31' },
    fill: (within) => within.getByLabel('Default', { exact: true }).fill('2026-01-31'),
  },
  { kind: 'Colour', stored: { type: 'string', interface: 'color' } },
  { kind: 'JSON', stored: { type: 'json', defaultValue: { a: 1 } }, fill: (within) => text(within, 'Default').fill('{"a":1}') },
  { kind: 'UUID', stored: { type: 'uuid' } },
  {
    kind: 'Belongs to',
    stored: { type: 'belongsTo', target: 'projects', onDelete: 'CASCADE', validation: { rules: [{ name: 'required' }] } },
    async fill(within, page) {
      await chosen(within, page, ['Related collection', 'Projects (projects)']);
      await within.getByRole('radio', { name: /Delete this record as well/ }).check();
      await within.getByRole('checkbox', { name: 'Required' }).check();
    },
  },
  {
    kind: 'Has many',
    stored: { type: 'hasMany', target: 'projects', foreignKey: 'ownerId' },
    async fill(within, page) {
      await chosen(within, page, ['Related collection', 'Projects (projects)']);
      await text(within, 'Foreign key').fill('ownerId');
    },
  },
];

const MORE_KINDS: typeof KINDS = [
  {
    kind: 'Several of a list',
    stored: { type: 'array', interface: 'multipleSelect', uiSchema: { enum: [{ value: 'r', label: 'Red' }] } },
    fill: options,
  },
  { kind: 'Tags', stored: { type: 'set' } },
  {
    kind: 'Date and time without zone',
    stored: { type: 'datetimeNoTz', defaultValue: '2026-01-31 09:30:00' },
    fill: (within) => within.getByLabel('Default', { exact: true }).fill('2026-01-31T09:30:00'),
  },
  { kind: 'Unix timestamp', stored: { type: 'unixTimestamp', accuracy: 'second' } },
  {
    kind: 'Time',
    stored: { type: 'time', defaultValue: '09:30:00' },
    fill: (within) => within.getByLabel('Default', { exact: true }).fill('09:30:00'),
  },
  { kind: 'Password', stored: { type: 'password', interface: 'password' } },
  { kind: 'Order', stored: { type: 'sort', index: true } },
  { kind: 'Short name', stored: { type: 'uid', autoFill: true } },
  { kind: 'Snowflake ID', stored: { type: 'snowflakeId', autoFill: true } },
];

async function number(within: Locator, label: string, value: string): Promise<void> {
  await within.getByRole('spinbutton', { name: label }).fill(value);
}

async function tick(within: Locator, rule: string): Promise<void> {
  await within.getByRole('checkbox', { name: rule, exact: true }).check();
}

async function decimal(within: Locator): Promise<void> {
  await number(within, 'Digits in all', '12');
  await number(within, 'Digits after the point', '3');
}

async function chosen(within: Locator, page: Page, [label, option]: readonly [string, string]): Promise<void> {
  await within.getByRole('combobox', { name: label, exact: true }).click();
  await choice(page, option).click();
}

async function options(within: Locator): Promise<void> {
  await text(within, 'Text of option 1').fill('Red');
  await text(within, 'Stored value of option 1').fill('r');
}

/** Makes a field of each kind, one after the other, and looks at what was stored. */
async function makeAll(name: string, kinds: typeof KINDS): Promise<void> {
  const collection = await createCollection(server, { name, title: name });
  const { page, guard } = await visit(collection);
  for (const [index, { kind, fill }] of kinds.entries()) {
    await button(page, 'Add field').click();
    await text(drawer(page), 'Title').fill(`Sample ${index}`);
    await drawer(page).getByRole('combobox', { name: 'Type' }).click();
    await chooseByTyping(page, kind);
    await fill?.(drawer(page), page);
    await button(drawer(page), 'Add field').click();
    await drawer(page).waitFor({ state: 'hidden' });
    await row(page, `Sample ${index}`).getByText(kind, { exact: true }).waitFor();
  }
  const { fields } = await storedCollection(server, collection);
  const made = kinds.map((_kind, index) => fields.find(({ title }) => title === `Sample ${index}`));
  expect(made).toEqual(kinds.map(({ stored }) => expect.objectContaining(stored) as unknown));
  await expect(faults(page)).resolves.toEqual([]);
  expect(guard.findings()).toEqual([]);
}

describe('a field of every kind', () => {
  it('makes a field of every kind', () => makeAll('samples', KINDS));

  it('makes a field of the kinds whose values are many, made or hidden', () => makeAll('specimens', MORE_KINDS));

  it('can be used by everybody, whatever the kind', async () => {
    const { page, guard } = await visit('projects', '&newField=1');
    for (const kind of ['Decimal', 'Dropdown', 'Yes or no', 'Date and time', 'Has many', 'Belongs to']) {
      await drawer(page).getByRole('combobox', { name: 'Type' }).click();
      await chooseByTyping(page, kind);
      await expect(faults(page)).resolves.toEqual([]);
    }
    await drawer(page).getByRole('combobox', { name: 'Type' }).click();
    await choices(page).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });
});
