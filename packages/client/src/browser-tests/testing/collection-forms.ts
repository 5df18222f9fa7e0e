import { type Locator, type Page, buttonOf, openChoices } from '@mortise/testing/browser';
import type { FormMaker, FormTable, FormWorld } from './typed-form';

const PAGE = '/admin/settings/collections';

interface Shape {
  readonly name: string;
  readonly title?: unknown;
  readonly description?: unknown;
  readonly fields: readonly { readonly name: string; readonly title?: unknown }[];
}

const dialog = (page: Page): Locator => page.getByRole('dialog');
const text = (within: Page | Locator, name: string): Locator => within.getByRole('textbox', { name, exact: true });

/** A collection with the field `title`; what people call it is not the mark. */
async function makeCollection({ server, mark }: FormWorld): Promise<string> {
  const name = `base${mark}`;
  await server.ask('collections:create', { name, title: 'Base', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
  return name;
}

const shapeOf = ({ server }: FormWorld, name: string): Promise<Shape> => server.ask<Shape>(`collections:get?filterByTk=${name}`);

const newCollection: FormMaker = ({ server, mark }) => ({
  path: `${PAGE}?new=1`,
  action: 'collections:create',
  type: async (page) => {
    await text(dialog(page), 'Title').fill(mark);
    await buttonOf(dialog(page), 'Next').click();
    await text(dialog(page).getByRole('group', { name: 'Field 1' }), 'Title').fill('Colour');
    await buttonOf(dialog(page), 'Next').click();
  },
  // The steps that are not shown hold what was typed there.
  typed: (page) => Promise.all(['title', 'name', 'fields_0_title'].map((id) => page.locator(`#newCollection_${id}`).inputValue())),
  save: (page) => buttonOf(dialog(page), 'Create collection').click(),
  stored: async () => (await server.ask<Shape[]>('collections:list?pageSize=200')).filter(({ title }) => title === mark).length,
});

const newField: FormMaker = async (world) => {
  const name = await makeCollection(world);
  return {
    path: `${PAGE}?collection=${name}&newField=1`,
    action: 'fields:create',
    type: (page) => text(dialog(page), 'Title').fill(world.mark),
    typed: (page) => Promise.all(['Title', 'Name'].map((label) => text(dialog(page), label).inputValue())),
    save: (page) => buttonOf(dialog(page), 'Add field').click(),
    stored: async () => (await shapeOf(world, name)).fields.filter(({ title }) => title === world.mark).length,
  };
};

const field: FormMaker = async (world) => {
  const name = await makeCollection(world);
  return {
    path: `${PAGE}?collection=${name}&field=title`,
    action: 'collections:applyPlan',
    type: (page) => text(dialog(page), 'Title').fill(world.mark),
    typed: async (page) => [await text(dialog(page), 'Title').inputValue()],
    save: (page) => buttonOf(dialog(page), 'Save').click(),
    stored: async () => (await shapeOf(world, name)).fields.filter(({ title }) => title === world.mark).length,
  };
};

const settings: FormMaker = async (world) => {
  const name = await makeCollection(world);
  return {
    path: `${PAGE}?collection=${name}&tab=settings`,
    action: 'collections:update',
    type: (page) => text(page, 'Description').fill(world.mark),
    typed: async (page) => [await text(page, 'Description').inputValue()],
    save: (page) => buttonOf(page, 'Save').click(),
    stored: async () => Number((await shapeOf(world, name)).description === world.mark),
  };
};

/** The file, and guesses that were put right. */
const csvImport: FormMaker = ({ server, mark }) => ({
  path: `${PAGE}?import=1`,
  // The rows, for which there is a collection by then.
  action: `${mark}:create`,
  firstAction: 'collections:create',
  type: async (page) => {
    const buffer = Buffer.from('Code;Note\n1;a\n');
    await page.locator('input[type=file]').setInputFiles({ name: `${mark}.csv`, mimeType: 'text/csv', buffer });
    await text(page, 'Name of Code').fill(`code${mark}`);
    await page.getByRole('checkbox', { name: 'Take the column Note' }).uncheck();
    await page.getByRole('combobox', { name: 'Type of Code' }).click();
    await page.keyboard.type('Short text');
    await openChoices(page).locator('.ant-select-item-option').getByText('Short text', { exact: true }).click();
  },
  typed: (page) =>
    Promise.all([
      text(page, 'Name of Code').inputValue(),
      page.getByRole('checkbox', { name: 'Take the column Note' }).isChecked(),
      page
        .getByRole('row')
        .filter({ has: text(page, 'Name of Code') })
        .getByText('Short text', { exact: true })
        .count(),
      page.getByRole('table', { name: 'First rows' }).innerText(),
    ]),
  save: (page) => buttonOf(page, 'Create and import').click(),
  stored: async () => {
    const rows = await server.ask<Record<string, unknown>[]>(`${mark}:list`);
    return rows.filter((row) => row[`code${mark}`] === '1' && !('note' in row)).length;
  },
});

/** Everything that changes collections. */
export const COLLECTION_FORMS: FormTable = {
  'a new collection': newCollection,
  'a new field': newField,
  'a field': field,
  'settings of a collection': settings,
  'a CSV import': csvImport,
};
