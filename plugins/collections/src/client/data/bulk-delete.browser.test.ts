import { createCollection, dataOf } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, serveAdmin } from '@mortise/testing/browser';
import { type DataVisit, addRecords, visitData } from '../../testing/data-screen';

const COUNT = 1000;
const PAGE = 100;

const { server, browser } = serveAdmin();

interface Selecting extends DataVisit {
  readonly collection: string;
}

async function createTodos(count: number): Promise<string> {
  const collection = await createCollection(server, { title: 'Todos', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
  await addRecords(
    server,
    collection,
    Array.from({ length: count }, (_, index) => ({ title: `Todo ${index + 1}` })),
  );
  return collection;
}

/** Somebody who has selected the first pages of 1,000 records, a hundred on each. */
async function select(pages: number): Promise<Selecting> {
  const collection = await createTodos(COUNT);
  const path = `${collection}?sort=id&pageSize=${PAGE}`;
  const visit = await visitData({ browser, server, path, title: 'Todos' });
  for (let number = 0; number < pages; number += 1) {
    await visit.screen.shows(`Todo ${number * PAGE + 1}`);
    await visit.page.getByRole('checkbox', { name: 'Select all records of this page' }).check();
    if (number < pages - 1) await visit.page.getByRole('button', { name: 'Next page' }).click();
  }
  await visit.page.getByText(`${pages * PAGE} records selected`).waitFor();
  return { ...visit, collection };
}

async function confirm({ page, collection }: Selecting, count: number): Promise<void> {
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const question = page.getByRole('dialog', { name: `Delete ${count} records?` });
  await question.getByRole('textbox').fill(collection);
  await question.getByRole('button', { name: `Delete ${count} records` }).click();
}

async function stored(collection: string): Promise<number> {
  const { body } = await server.api('GET', `${collection}:list?pageSize=1`, { token: server.root.token });
  return (body as { meta: { count: number } }).meta.count;
}

describe('deleting hundreds of 1,000 records', () => {
  it('stops between two requests when somebody says so, and keeps the rest selected', async () => {
    const visit = await select(5);
    const { page, collection, guard } = visit;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let requests = 0;
    await page.route(`**/${collection}:destroy`, async (route) => {
      requests += 1;
      if (requests === 2) await held;
      await route.continue();
    });
    await confirm(visit, 500);
    const work = page.getByRole('dialog', { name: 'Deleting records' });
    await work.getByText('200 of 500').waitFor();
    await work.getByRole('button', { name: 'Stop' }).click();
    release();
    await work.waitFor({ state: 'hidden' });
    await page.getByText('400 records were deleted.').waitFor();
    await page.getByText('100 records selected').waitFor();
    expect(requests).toBe(2);
    await expect(stored(collection)).resolves.toBe(600);
    expect(guard.findings()).toEqual([]);
  });

  it('says where it ended when the server fails half-way, and can be taken up again', async () => {
    const visit = await select(3);
    const { page, screen, collection, guard } = visit;
    let fails = true;
    let requests = 0;
    await page.route(`**/${collection}:destroy`, async (route) => {
      requests += 1;
      await (fails && requests > 1 ? route.abort() : route.continue());
    });
    await confirm(visit, 300);
    const work = page.getByRole('dialog', { name: 'Deleting records' });
    await work.getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await work.getByRole('button', { name: 'Close' }).click();
    await page.getByText('100 records selected').waitFor();
    fails = false;
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const question = page.getByRole('dialog', { name: 'Delete 100 records?' });
    await question.getByRole('textbox').fill(collection);
    await page.keyboard.press('Enter');
    await page.getByText('100 records were deleted.').waitFor();
    await expect(stored(collection)).resolves.toBe(700);
    await page.getByRole('textbox', { name: 'Page', exact: true }).fill('1');
    await page.keyboard.press('Enter');
    await screen.shows('Todo 301');
    expect(guard.findings()).toEqual([]);
  });
});

describe('deleting a few records', () => {
  it('is done with the keyboard alone, whatever others do meanwhile', async () => {
    const collection = await createTodos(4);
    const { page, screen, guard } = await visitData({ browser, server, path: `${collection}?sort=id`, title: 'Todos' });
    await screen.shows('Todo 1');
    await screen.cell('Todo 1').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('2 records selected').waitFor();
    dataOf(await server.api('POST', `${collection}:destroy?filterByTk=2`, { token: server.root.token }));
    await page.getByText('1–3 of 3').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.getByRole('button', { name: 'Delete', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Delete 2 records?' }).getByRole('textbox').and(page.locator(':focus')).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.route(`**/${collection}:destroy`, (route) => route.abort());
    await page.keyboard.type(collection);
    await page.keyboard.press('Enter');
    const work = page.getByRole('dialog', { name: 'Deleting records' });
    await work.getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.unroute(`**/${collection}:destroy`);
    await work.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Enter');
    await work.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Delete', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Delete 2 records?' }).getByRole('textbox').and(page.locator(':focus')).waitFor();
    await page.keyboard.type(collection);
    await page.keyboard.press('Enter');
    await page.getByText('1 record was deleted.').waitFor();
    await page.getByText('1 record was gone already.').waitFor();
    await page.getByText('1–2 of 2').waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
