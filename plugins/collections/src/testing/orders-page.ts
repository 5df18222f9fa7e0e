import { type TestServer, createCollection, dataOf } from '@mortise/testing';
import { type Locator, type Page, openChoices } from '@mortise/testing/browser';

const STATES = [
  { value: 'open', label: 'Open', color: 'green' },
  { value: 'sent', label: 'Sent', color: 'gold' },
];

/** Shops, and twelve orders of the first user in them. */
export async function createOrders(server: TestServer): Promise<void> {
  await createCollection(server, { name: 'shops', title: 'Shops', fields: [{ name: 'name', type: 'string', title: 'Name' }] });
  await createCollection(server, {
    name: 'orders',
    title: 'Orders',
    titleField: 'number',
    fields: [
      { name: 'number', type: 'string', title: 'Number', allowNull: false, unique: true },
      { name: 'status', type: 'string', interface: 'select', title: 'State', uiSchema: { title: 'State', enum: STATES } },
      { name: 'total', type: 'integer', title: 'Total' },
      { name: 'note', type: 'text', title: 'Note' },
      { name: 'ownerId', type: 'bigInt', title: 'Owner' },
      { name: 'shop', type: 'belongsTo', target: 'shops', title: 'Shop' },
    ],
  });
  const post = (path: string, body: object) => server.api('POST', path, { token: server.root.token, body });
  for (const name of ['North', 'South']) dataOf(await post('shops:create', { name }));
  for (let number = 1; number <= 12; number += 1) {
    const status = number % 2 === 0 ? 'sent' : 'open';
    dataOf(await post('orders:create', { number: `A-${number}`, status, total: number * 10, ownerId: 1, shopId: (number % 2) + 1 }));
  }
}

export interface NewBlock {
  /** `<plugin>.<kind>` */
  readonly kind: string;
  readonly settings: object;
  /** The name of its kind by default. */
  readonly key?: string;
  readonly title?: string;
  readonly span?: number;
}

/** A page of one row that nobody sees yet. Returns its uid. */
export async function draftPage({ api, root }: TestServer, title: string, blocks: readonly NewBlock[]): Promise<string> {
  const { token } = root;
  const { uid } = dataOf<{ uid: string }>(await api('POST', 'uiPages:create', { token, body: { kind: 'page', title } }));
  const row = { key: 'row', blocks: blocks.map((block) => ({ key: block.kind.replace('.', '-'), span: 12, ...block })) };
  const content = { tabs: [{ key: 'main', rows: [row] }] };
  dataOf(await api('POST', `uiPages:saveDraft/${uid}`, { token, body: { content, version: 0 } }));
  return uid;
}

/** The same for everybody to see. */
export async function publishPage(server: TestServer, title: string, blocks: readonly NewBlock[]): Promise<string> {
  const uid = await draftPage(server, title, blocks);
  dataOf(await server.api('POST', `uiPages:publish/${uid}`, { token: server.root.token, body: { version: 1 } }));
  return uid;
}

/** Picks something from a list by its name. */
export async function choose(within: Locator, name: string, choice: string): Promise<void> {
  await within.getByRole('combobox', { name, exact: true }).click();
  await openChoices(within.page()).getByText(choice, { exact: true }).click();
}

export function ordersGrid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Orders' });
}

export function orderRows(page: Page): Locator {
  return ordersGrid(page).locator('tbody tr');
}

export function formOf(page: Page, name: string): Locator {
  return page.getByRole('form', { name, exact: true });
}
