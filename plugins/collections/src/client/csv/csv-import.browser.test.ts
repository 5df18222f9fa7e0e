import { dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  tabTo,
} from '@mortise/testing/browser';
import { PHONE, button, chooseByTyping, storedCollection, visitCollections } from '../../testing/collections-visit';

const ROWS = 5000;

const { server, browser } = serveAdmin();

const faults = accessibilityFaultsInBothThemes;
const visit = (options?: Parameters<typeof visitCollections>[2]) => visitCollections({ server, browser }, '?import=1', options);
const start = (page: Page): Locator => button(page, 'Create and import');

interface CsvText {
  readonly name: string;
  readonly text: string;
}

const file = ({ name, text }: CsvText) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const giveFile = (page: Page, csv: CsvText): Promise<void> => page.locator('input[type=file]').setInputFiles(file(csv));
const numbered = (count: number, line: (row: number) => string): string =>
  Array.from({ length: count }, (_none, row) => line(row)).join('\n');

async function countOf(collection: string): Promise<number> {
  const { body } = await server.api('GET', `${collection}:list?pageSize=1`, { token: server.root.token });
  return (body as { meta: { count: number } }).meta.count;
}

async function holdRequests(page: Page, path: string): Promise<{ readonly held: Promise<void>; release(): void }> {
  let release = (): void => undefined;
  let arrived = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const held = new Promise<void>((resolve) => (arrived = resolve));
  await page.context().route(`**/${path}`, async (route) => {
    arrived();
    await gate;
    await route.continue();
  });
  return { held, release };
}

describe('a collection made of a CSV file', () => {
  it('gets 5,000 rows and the types they have', async () => {
    const text = `Product,Price,Pieces,Bought on,In stock\n${numbered(ROWS, (row) => `Thing ${row},${row}.50,${row},2026-01-31,yes`)}`;
    const { page, guard } = await visit();
    await page.getByText('Choose a CSV file, or drop one here').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await giveFile(page, { name: 'stock-list.csv', text });
    await page.getByRole('table', { name: 'First rows' }).getByText('Thing 0', { exact: true }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await start(page).click();
    await page.getByText('5,000 records have been imported.').or(page.getByText('5000 records have been imported.')).first().waitFor();
    await page.getByRole('heading', { level: 1, name: 'stock list' }).waitFor();
    await expect(countOf('stockList')).resolves.toBe(ROWS);
    const { fields } = await storedCollection(server, 'stockList');
    const types = Object.fromEntries(fields.map(({ title, type }) => [String(title), type]));
    expect(types).toMatchObject({ Product: 'string', Price: 'decimal', Pieces: 'integer', 'Bought on': 'date', 'In stock': 'boolean' });
    expect(guard.findings()).toEqual([]);
  });

  it('leaves cells empty that do not fit, and lists them', async () => {
    const line = (row: number): string => `Thing ${row},${row === 1100 ? 'many' : row}`;
    const { page, guard } = await visit();
    await giveFile(page, { name: 'pieces.csv', text: `Product,Pieces\n${numbered(1200, line)}` });
    await start(page).click();
    await page.getByText('1,200 records have been imported into “pieces”.').waitFor();
    await page.getByText('1 cell could not be read and was left empty').waitFor();
    const bad = page.getByRole('table', { name: 'Cells that could not be read' });
    await bad.getByRole('row').filter({ hasText: '1102' }).getByText('many').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    const download = page.waitForEvent('download');
    await button(page, 'Download the list').click();
    expect((await download).suggestedFilename()).toBe('pieces-problems.csv');
    const filter = encodeURIComponent(JSON.stringify({ product: 'Thing 1100' }));
    const found = await server.api('GET', `pieces:list?filter=${filter}`, { token: server.root.token });
    expect(dataOf<{ pieces: number | null }[]>(found).map(({ pieces }) => pieces)).toEqual([null]);
    expect(guard.findings()).toEqual([]);
  });

  it('keeps what is in when the import is stopped half-way, or goes again', async () => {
    const { page, guard } = await visit();
    await giveFile(page, { name: 'halves.csv', text: `Product\n${numbered(2000, (row) => `Thing ${row}`)}` });
    const { held, release } = await holdRequests(page, 'halves:create');
    await start(page).click();
    const dialog = page.getByRole('dialog', { name: 'Importing halves.csv' });
    await held;
    await expect(faults(page)).resolves.toEqual([]);
    await pressByKeyboard(page, button(dialog, 'Stop'));
    release();
    await page.getByText('The import was stopped. 500 records are in “halves”.').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await expect(countOf('halves')).resolves.toBe(500);
    await button(page, 'Delete the new collection').click();
    const question = page.getByRole('dialog', { name: 'Delete the collection “halves”?' });
    await question.getByText('500 records will be lost.').waitFor();
    await question.getByRole('textbox').fill('halves');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Collections' }).waitFor();
    expect((await server.api('GET', 'collections:get?filterByTk=halves', { token: server.root.token })).status).toBe(404);
    expect(guard.findings()).toEqual([]);
  });

  it('says how far it came when the network is lost', async () => {
    const { page, context } = await visit();
    await giveFile(page, { name: 'cut.csv', text: `Product\n${numbered(1000, (row) => `Thing ${row}`)}` });
    let batches = 0;
    await context.route('**/cut:create', (route) => (batches++ === 0 ? route.continue() : route.abort('connectionreset')));
    await start(page).click();
    await page.getByText('The import ended early. 500 records are in “cut”.').waitFor();
    await page.getByRole('main').getByRole('alert').filter({ hasText: 'Check the connection' }).waitFor();
    await expect(faults(page)).resolves.toEqual([]);
  });

  it('is made with the keyboard alone, and with other choices than the guessed ones', async () => {
    const { page, guard } = await visit();
    await page.getByText('Choose a CSV file, or drop one here').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await pressByKeyboard(page, page.getByRole('button', { name: /Choose a CSV file/ }));
    await (await chooser).setFiles(file({ name: 'codes.csv', text: 'Code;Note\n1;a\n2;b\n' }));
    await page.getByRole('combobox', { name: 'Type of Code' }).waitFor();
    const code = page.getByRole('combobox', { name: 'Type of Code' });
    await tabTo(page, code);
    await chooseByTyping(page, 'Short text');
    await tabTo(page, page.getByRole('checkbox', { name: 'Take the column Note' }));
    await page.keyboard.press('Space');
    await pressByKeyboard(page, start(page));
    await page.getByRole('heading', { level: 1, name: 'codes' }).waitFor();
    const { fields } = await storedCollection(server, 'codes');
    expect(fields.find(({ name }) => name === 'code')).toMatchObject({ type: 'string' });
    expect(fields.map(({ name }) => name)).not.toContain('note');
    expect(guard.findings()).toEqual([]);
  });

  it('starts from a file that is dropped on the page', async () => {
    const { page, guard } = await visitCollections({ server, browser });
    const DROP = `(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Name\\nAnn'], 'people.csv', { type: 'text/csv' }));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    })()`;
    await page.evaluate(DROP);
    await page.getByRole('table', { name: 'First rows' }).getByText('Ann', { exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('says what is wrong with a file or with a name', async () => {
    const { page, guard } = await visit();
    await giveFile(page, { name: 'empty.csv', text: '' });
    await page.getByText('The file is empty').waitFor();
    await expect(faults(page)).resolves.toEqual([]);
    await button(page, 'Choose another file').click();
    await giveFile(page, { name: 'twice.csv', text: 'Same,Other\n1,2\n' });
    await page.getByRole('textbox', { name: 'Name of Other' }).fill('same');
    await page.getByText('“same” is already in use here.').first().waitFor();
    await page.getByText('Correct the names above first.').waitFor();
    await expect(start(page).isDisabled()).resolves.toBe(true);
    await expect(faults(page)).resolves.toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('is in Chinese and fits a phone', async () => {
    const { page } = await visit({ locale: 'zh-CN', viewport: PHONE });
    await giveFile(page, { name: '客户.csv', text: '姓名,电话\n小明,13800138000\n' });
    await page.getByText('小明').first().waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(faults(page)).resolves.toEqual([]);
  });
});
