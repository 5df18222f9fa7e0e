import { dataOf } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin } from '@mortise/testing/browser';
import { makeGoods, pageMaker } from './testing/code-pages';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });
const makePage = pageMaker(server);

beforeAll(() => makeGoods(server));

it('code that cannot be read says where its first mistake is, wherever it stands', async () => {
  const code = 'const a = 1;\nconst b = ;';
  const settings = { key: 'bad', code, compiled: code };
  const uid = await makePage('Unreadable', [
    {
      kind: 'collections.table',
      settings: { collection: 'goods', pageSize: 1, columns: ['name', { kind: 'js-blocks.column', title: 'Bad', settings }] },
    },
    { kind: 'collections.form', settings: { collection: 'goods', fields: [{ name: 'stock', kind: 'js-blocks.field', settings }] } },
    { kind: 'pages.chart', settings: { collection: 'goods', dimension: 'name', option: { kind: 'js-blocks.option', settings } } },
    { kind: 'js-blocks.action', settings: { ...settings, label: 'Press' } },
  ]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
  const said = page.getByText('SyntaxError: Unexpected token (line 2, column 11)');
  await page.getByRole('alert').filter({ has: said }).nth(1).waitFor();
  for (const at of [0, 1]) {
    await buttonOf(page, 'Error in the code').nth(at).click();
    await page.getByRole('tooltip').filter({ has: said }).waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tooltip').filter({ has: said }).waitFor({ state: 'hidden' });
  }
  expect(guard.findings()).toEqual([]);
});

it('a field bound as NocoBase documents it gives its value to the form and follows it', async () => {
  const code = `ctx.render('<input aria-label="Pieces" ' + (ctx.readOnly ? 'readonly' : '') + '>');
const input = ctx.element.querySelector('input');
input.value = ctx.getValue() ?? '';
input.addEventListener('input', () => ctx.setValue(input.value === '' ? null : Number(input.value)));
ctx.element.addEventListener('js-field:value-change', (event) => { input.value = event?.detail ?? ''; });
input.title = ctx.namePath.join('.') + ' ' + ctx.form.getFieldValue(ctx.namePath) + ' ' + ctx.disabled;`;
  const fields = [{ name: 'name' }, { name: 'stock', kind: 'js-blocks.field', settings: { key: 'pieces', code, compiled: code } }];
  const uid = await makePage('Bound', [
    { kind: 'collections.form', settings: { collection: 'goods', mode: 'create', fields } },
    { kind: 'collections.details', settings: { collection: 'goods', source: 'first', sort: ['id'], fields: [fields[1]] } },
  ]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
  const [own, shown] = [0, 1].map((at) => page.frameLocator('iframe:not([hidden])').nth(at).getByRole('textbox', { name: 'Pieces' }));
  await shown?.waitFor();
  await expect(shown?.getAttribute('title')).resolves.toBe('stock 1 true');
  await expect(shown?.isEditable()).resolves.toBe(false);
  await own?.fill('77');
  await page.getByLabel('Name', { exact: true }).fill('Lamp');
  await buttonOf(page, 'Create').click();
  await page.getByText('The record was created.').waitFor();
  await expect(own?.inputValue()).resolves.toBe('');
  const saved = await server.api('GET', 'goods:list?sort=-id&pageSize=1', { token: server.root.token });
  expect(dataOf(saved)).toMatchObject([{ name: 'Lamp', stock: 77 }]);
  expect(guard.findings()).toEqual([]);
});
