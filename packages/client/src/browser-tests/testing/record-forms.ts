import { type Locator, type Page, buttonOf } from '@mortise/testing/browser';
import type { FormMaker, FormTable, FormWorld } from './typed-form';

interface Note {
  readonly id: number;
  readonly title: string;
}

interface Notes {
  readonly collection: string;
  /** Of the one record. */
  readonly id: number;
  /** How many records have the mark for a title. */
  stored(): Promise<number>;
}

const BEFORE = 'Before';

/** A collection with one record, called `BEFORE`. */
async function makeNotes({ server, mark }: FormWorld): Promise<Notes> {
  const collection = `notes${mark}`;
  const fields = [{ name: 'title', type: 'string', title: 'Title' }];
  await server.ask('collections:create', { name: collection, title: 'Notes', fields });
  const { id } = await server.ask<Note>(`${collection}:create`, { title: BEFORE });
  const stored = async (): Promise<number> => (await server.ask<Note[]>(`${collection}:list`)).filter(({ title }) => title === mark).length;
  return { collection, id, stored };
}

const dialog = (page: Page): Locator => page.getByRole('dialog');
const titleIn = (within: Locator): Locator => within.getByRole('textbox', { name: 'Title' });
const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Notes' });

const newRecord: FormMaker = async (world) => {
  const { collection, stored } = await makeNotes(world);
  return {
    path: `/admin/data/${collection}?record=new`,
    action: `${collection}:create`,
    type: (page) => titleIn(dialog(page)).fill(world.mark),
    typed: async (page) => [await titleIn(dialog(page)).inputValue()],
    save: (page) => buttonOf(dialog(page), 'Create').click(),
    stored,
  };
};

const record: FormMaker = async (world) => {
  const { collection, id, stored } = await makeNotes(world);
  return {
    path: `/admin/data/${collection}?record=${id}`,
    action: `${collection}:update`,
    type: (page) => titleIn(dialog(page)).fill(world.mark),
    typed: async (page) => [await titleIn(dialog(page)).inputValue()],
    save: (page) => buttonOf(dialog(page), 'Save').click(),
    stored,
  };
};

const cell: FormMaker = async (world) => {
  const { collection, stored } = await makeNotes(world);
  return {
    path: `/admin/data/${collection}`,
    action: `${collection}:update`,
    type: async (page) => {
      await grid(page).getByRole('gridcell', { name: BEFORE, exact: true }).dblclick();
      await titleIn(grid(page)).fill(world.mark);
    },
    typed: async (page) => [await titleIn(grid(page)).inputValue()],
    save: (page) => titleIn(grid(page)).press('Enter'),
    stored,
  };
};

/** Everything that changes records. */
export const RECORD_FORMS: FormTable = {
  'a new record': newRecord,
  'a record': record,
  'a cell of the table': cell,
};
