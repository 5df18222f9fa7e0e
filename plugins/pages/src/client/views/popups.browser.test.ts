import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createCollection, dataOf, writePlugin } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openScreen,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';
import { publishPage, tabOf, textBlock } from '../testing/page-content';

/** A kind of block that opens what its settings say, shows what came back, and closes what it is in. */
const OPENER = `
  import { createElement as h, useState } from 'react';
  function Opener({ settings, place }) {
    const [answer, setAnswer] = useState('nothing yet');
    const open = async () => setAnswer(JSON.stringify(await place.board.openView(settings.view)) ?? 'nothing');
    return h('div', null,
      h('button', { onClick: open }, 'Open ' + settings.name),
      h('button', { onClick: () => place.board.closeView({ chosen: settings.name }) }, 'Choose ' + settings.name),
      h('button', { onClick: () => place.board.setFilter(place.block, 'number', { title: 'b' }) }, 'Filter by ' + settings.name),
      h('button', { onClick: () => place.board.setFilter(place.block, 'number') }, 'Forget ' + settings.name),
      h('p', null, settings.name + ' heard: ' + answer));
  }
  export default {
    id: 'opener',
    texts: {},
    setup(shell) { shell.addToSlot('page-block', { id: 'opener', title: 'Opener', load: async () => ({ default: Opener }) }); },
  };
`;

let folder: string;

const { server, browser } = serveAdmin(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mortise-plugins-'));
  await writePlugin(folder, { id: 'opener', setup: '', client: { 'index.js': OPENER } });
  return { plugins: ['pages'], pluginFolders: [resolve(__dirname, '..', '..', '..', '..'), folder] };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const opener = (name: string, view: object) => ({ ...textBlock(name), kind: 'opener.opener', settings: { name, view: view as never } });
const view = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true });

/** An order and three pages: the list opens the order, that opens a note about it. */
async function publishViews(): Promise<string> {
  await createCollection(server, { name: 'orders', title: 'Orders', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
  const made = await server.api('POST', 'orders:create', { token: server.root.token, body: { title: '*Seven* chairs' } });
  const record = { collection: 'orders', key: String(dataOf<{ id: number }>(made).id) };
  const said = textBlock('said', { settings: { text: '# {{ record.title }}\n\nfor {{ user.username }}' } });
  const note = await publishPage(server, { title: 'Note', hidden: true, tabs: [tabOf('main', [said], [opener('note', {})])] });
  const tabs = [
    tabOf('first', [{ ...said, key: 'about' }], [opener('order', { page: note, mode: 'dialog', record })]),
    tabOf('second', [textBlock('more')]),
  ];
  const order = await publishPage(server, { title: 'Order', hidden: true, tabs });
  return publishPage(server, { title: 'List', tabs: [tabOf('main', [opener('list', { page: order, record, size: 'large' })])] });
}

describe('pages over pages', () => {
  let list: string;

  beforeAll(async () => {
    list = await publishViews();
  });

  it('have addresses, come back after a reload, and tell who opened them what came of it', async () => {
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${list}` });
    await buttonOf(page, 'Open list').click();
    await view(page, 'Order').getByRole('heading', { name: '*Seven* chairs' }).waitFor();
    await view(page, 'Order').getByText(`for ${server.root.account}`).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await view(page, 'Order').getByRole('tab', { name: 'Tab 2' }).click();
    await view(page, 'Order').getByText('Text of more').waitFor();
    await view(page, 'Order').getByRole('tab', { name: 'Tab 1' }).click();
    await buttonOf(page, 'Open order').click();
    await view(page, 'Note').getByRole('heading', { name: '*Seven* chairs' }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'Choose note').click();
    await view(page, 'Note').waitFor({ state: 'hidden' });
    await page.getByText('order heard: {"chosen":"note"}').waitFor();
    await buttonOf(page, 'Choose order').click();
    await view(page, 'Order').waitFor({ state: 'hidden' });
    await page.getByText('list heard: {"chosen":"order"}').waitFor();
    expect(new URL(page.url()).search).toBe('');

    await buttonOf(page, 'Open list').press('Enter');
    await buttonOf(page, 'Open order').press('Enter');
    await view(page, 'Note').getByRole('heading', { name: '*Seven* chairs' }).waitFor();
    await page.reload();
    await view(page, 'Note').getByRole('heading', { name: '*Seven* chairs' }).waitFor();
    await page.goBack();
    await view(page, 'Note').waitFor({ state: 'hidden' });
    await view(page, 'Order').getByRole('heading', { name: '*Seven* chairs' }).waitFor();
    await page.keyboard.press('Escape');
    await view(page, 'Order').waitFor({ state: 'hidden' });
    expect(new URL(page.url()).search).toBe('');
    expect(guard.findings()).toEqual([]);
  });

  it('once closed are opened by no step back', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/system' });
    await page.goto(`/admin/pages/${list}`);
    await buttonOf(page, 'Open list').click();
    await buttonOf(page, 'Open order').click();
    await view(page, 'Note').waitFor();
    await page.reload();
    await buttonOf(page, 'Choose note').click();
    await view(page, 'Note').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await view(page, 'Order').waitFor({ state: 'hidden' });
    await buttonOf(page, 'Open list').click();
    await buttonOf(page, 'Open order').click();
    await buttonOf(page, 'Choose note').click();
    await view(page, 'Note').waitFor({ state: 'hidden' });
    await page.evaluate('history.back()');
    await view(page, 'Order').waitFor({ state: 'hidden' });
    await buttonOf(page, 'Open list').click();
    await buttonOf(page, 'Choose order').click();
    await view(page, 'Order').waitFor({ state: 'hidden' });
    await page.evaluate('history.back()');
    await page.getByRole('heading', { level: 1, name: 'System settings' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('let a block say what another one counts', async () => {
    await createCollection(server, { name: 'letters', title: 'Letters', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
    const letters = ['a', 'b', 'b', 'c'].map((title) => ({ title }));
    dataOf(await server.api('POST', 'letters:create', { token: server.root.token, body: letters }));
    const conditions = [{ field: 'title', operator: '$ne', value: 'c' }];
    const number = { ...textBlock('number'), kind: 'pages.number', settings: { collection: 'letters', conditions } };
    const uid = await publishPage(server, { title: 'Counted', tabs: [tabOf('main', [opener('one', {})], [number])] });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    await page.getByText('3', { exact: true }).waitFor();
    await buttonOf(page, 'Filter by one').click();
    await page.getByText('2', { exact: true }).waitFor();
    await buttonOf(page, 'Forget one').click();
    await page.getByText('3', { exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('fill a phone, and say so where an address leads nowhere', async () => {
    const uid = await publishPage(server, { title: 'Here', tabs: [tabOf('main', [textBlock('a')])] });
    const over = (views: unknown): string => `/admin/pages/${uid}?view=${encodeURIComponent(JSON.stringify(views))}`;
    const phone = { viewport: { width: 375, height: 740 }, locale: 'zh-CN' };
    const { page } = await openScreen(browser, server, { path: over([{ page: uid }]), ...phone });
    await view(page, 'Here').getByText('Text of a').waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.goto(over([{ page: 'nowhere', record: { collection: 'x', key: 'y' } }]));
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.goto(over({ wrong: [1, 2] }));
    await page.getByText('Text of a').waitFor();
    await expect(page.getByRole('dialog').count()).resolves.toBe(0);
  });
});
