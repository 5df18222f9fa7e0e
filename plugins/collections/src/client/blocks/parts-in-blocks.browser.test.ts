import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCollection, dataOf, writePlugin } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin } from '@mortise/testing/browser';
import { choose, draftPage, formOf, ordersGrid } from '../../testing/orders-page';

/** A column, a way to fill in a field, and the form of the column's settings, as another plugin would bring them. */
const EXTRAS = `
  import { createElement as h } from 'react';
  import { defineClientPlugin } from '@mortise/plugin-api/client';
  const Cell = ({ settings, record, index }) => h('em', null, [settings.word, index, record.note].join(' '));
  const Field = ({ value, values, disabled, onChange }) =>
    h('button', { type: 'button', disabled, onClick: () => onChange(7) }, ['Stars', value ?? 'none', values.number ?? ''].join(' '));
  const CellForm = ({ settings, onChange }) =>
    h('button', { type: 'button', onClick: () => onChange({ ...settings, word: 'Set', grants: { hosts: [] } }) }, 'Set the word');
  const part = (component) => async () => ({ default: component });
  export default defineClientPlugin({
    id: 'extras',
    texts: { en: async () => ({ default: { cell: 'Badge', field: 'Stars' } }), 'zh-CN': async () => ({ default: { cell: '徽章', field: '星级' } }) },
    setup(shell) {
      shell.addToSlot('record-cell', { id: 'badge', title: 'cell', load: part(Cell) });
      shell.addToSlot('record-cell-settings', { id: 'badge', load: part(CellForm) });
      shell.addToSlot('record-field', { id: 'stars', title: 'field', load: part(Field) });
    },
  });
`;

const folder = mkdtempSync(join(tmpdir(), 'mortise-extras-'));
const BUNDLED = join(__dirname, '../../../..');
const { server, browser } = serveAdmin(async () => {
  await writePlugin(folder, { id: 'extras', setup: '', client: { 'index.js': EXTRAS } });
  return { pluginFolders: [BUNDLED, folder], plugins: ['pages'] };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const post = (path: string, body: object = {}) => server.api('POST', path, { token: server.root.token, body });

describe('parts of other plugins in blocks', () => {
  it('are columns and fields, set up beside the page', async () => {
    const fields = [
      { name: 'number', type: 'string', title: 'Number' },
      { name: 'stars', type: 'integer', title: 'Stars' },
      { name: 'note', type: 'text', title: 'Note' },
    ];
    await createCollection(server, { name: 'orders', title: 'Orders', titleField: 'number', fields });
    dataOf(await post('orders:create', { number: 'A-1', note: 'unseen', stars: 3 }));
    const part = { kind: 'extras.stars', settings: {} };
    const columns = ['number', { kind: 'gone.column', title: 'Gone', settings: {} }];
    const blocks = [
      { kind: 'collections.table', title: 'List', settings: { collection: 'orders', columns } },
      {
        key: 'form',
        kind: 'collections.form',
        title: 'Add',
        settings: { collection: 'orders', fields: [{ name: 'number' }, { name: 'stars', ...part }] },
      },
      {
        key: 'one',
        kind: 'collections.details',
        settings: { collection: 'orders', source: 'first', fields: [{ name: 'stars', ...part }] },
      },
    ];
    const uid = await draftPage(server, 'Parts', blocks);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    const head = ordersGrid(page).locator('thead');
    await head.getByText('Number').waitFor();
    await expect(head.innerText()).resolves.not.toContain('Gone');

    await buttonOf(page, 'Settings of List').click();
    const settings = page.getByRole('dialog', { name: 'Table' });
    await choose(settings, 'Add a column', 'Badge');
    await head.getByText('Badge').waitFor();
    await buttonOf(settings, 'Settings of Badge').click();
    await buttonOf(settings, 'Set the word').click();
    await page.getByText('Set 0 unseen').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(settings, 'Done').click();
    await buttonOf(page, 'Save draft').click();
    await page.getByText('Draft, not published').waitFor();
    const draft = dataOf<{ content: unknown }>(await server.api('GET', `uiPages:getDraft/${uid}`, { token: server.root.token }));
    const badge = { kind: 'extras.badge', title: 'Badge', settings: { word: 'Set' } };
    const saved = { settings: { columns: [...columns, badge], grants: { hosts: [] } } };
    expect(draft.content).toMatchObject({ tabs: [{ rows: [{ blocks: [saved, {}, {}] }] }] });

    const form = formOf(page, 'Add');
    await expect(buttonOf(page, 'Stars 3 A-1').isDisabled()).resolves.toBe(true);
    await form.getByLabel('Number').fill('A-2');
    await buttonOf(form, 'Stars none A-2').click();
    await buttonOf(form, 'Stars 7 A-2').waitFor();
    await buttonOf(form, 'Create').click();
    await ordersGrid(page).getByText('A-2', { exact: true }).waitFor();
    const { data } = (await server.api('GET', 'orders:list?sort=-id', { token: server.root.token })).body as { data: readonly object[] };
    expect(data[0]).toMatchObject({ number: 'A-2', stars: 7 });
    expect(guard.findings()).toEqual([]);
  });
});
