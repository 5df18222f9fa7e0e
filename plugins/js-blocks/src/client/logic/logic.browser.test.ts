import { createUser, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openScreen,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';
import members from './settings/own-members.json';
import { type Block, makeGoods, pageMaker, write } from './testing/code-pages';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

const post = (path: string, body: object = {}) => server.api('POST', path, { token: server.root.token, body });
const makePage = pageMaker(server);

const column = (title: string, code: string): object => ({
  kind: 'js-blocks.column',
  title,
  settings: { key: title, code, compiled: code },
});
const table = (columns: readonly object[], more: object = {}): Block => ({
  kind: 'collections.table',
  settings: { collection: 'goods', columns: ['name', ...columns], pageSize: 50, sort: ['id'], ...more },
});
const action = (code: string, more: object = {}): Block => ({
  kind: 'js-blocks.action',
  settings: { key: 'press', code, compiled: code, label: 'Press', ...more },
});
const cellsOf = (page: Page, text: string): Locator => page.getByRole('grid').getByText(text, { exact: true });

const STOCK = `const { Tag, Space, Progress } = ctx.antd;
const { StarFilled } = ctx.antdIcons;
const e = ctx.React.createElement;
const { stock, name } = ctx.record;
return e(Space, null, e(Tag, { color: stock > 25 ? 'green' : 'red' }, stock, ' pieces'), e(StarFilled, { title: 'Row ' + ctx.recordIndex }), e(Progress, { percent: stock * 2, title: 'Stock of ' + name }), e('a', { href: '/admin/data/goods' }, 'All'));`;

beforeAll(() => makeGoods(server));

it('fifty cells of a column are painted by code, and follow their records', async () => {
  const uid = await makePage('Stock', [table([column('State', STOCK)])]);
  const { token: _token, ...reader } = await createUser(server, { roles: ['admin'] });
  const account = { account: reader.username, password: reader.password };
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, account });
  await page.getByText('50 pieces', { exact: true }).waitFor();
  await page.getByRole('img', { name: 'Row 49' }).waitFor();
  await page.getByRole('progressbar', { name: 'Stock of Good 7', exact: true }).waitFor();
  await expect(page.getByRole('link', { name: 'All', exact: true }).first().getAttribute('href')).resolves.toBe('/admin/data/goods');
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  dataOf(await post('goods:update/3', { stock: 777 }));
  await page.getByText('777 pieces', { exact: true }).waitFor();
  expect(guard.findings()).toEqual([]);
});

it('code that loops, throws or returns what a cell cannot show says so in its cells, and the others go on', async () => {
  const columns = [
    column('Loops', 'if (ctx.record.id === 2) while (true);\nreturn "fine " + ctx.record.id'),
    column('Throws', 'return "x" +\n  ctx.record.nothing.at.all'),
    column(
      'Odd',
      'return ctx.record.id === 1 ? { type: "script", props: {} } : { type: "Link", props: { to: "javascript:alert(1)", children: "safe" } }',
    ),
  ];
  const uid = await makePage('Odd', [table(columns)]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
  await cellsOf(page, 'fine 1').waitFor();
  await buttonOf(page, 'Took too long').waitFor();
  await cellsOf(page, 'fine 5').waitFor();
  await cellsOf(page, 'safe').first().waitFor();
  await expect(page.getByRole('link', { name: 'safe' }).count()).resolves.toBe(0);
  await buttonOf(page, 'Error in the code').first().click();
  await page.getByText('(line 2, column 22)').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await page.keyboard.press('Escape');
  await buttonOf(page, 'Cannot be shown').click();
  await page.getByText('“script”').waitFor();
  await buttonOf(page.getByRole('tooltip').filter({ hasText: '“script”' }), 'Try again').click();
  expect(guard.findings()).toEqual([]);
});

it('what the reference shows for columns runs', async () => {
  const uid = await makePage('Reference', [table(members.column.map(({ path, example }) => column(path, example)))]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
  await cellsOf(page, 'odd').first().waitFor();
  await page.getByRole('img', { name: 'A star' }).first().waitFor();
  await expect(buttonOf(page, 'Error in the code').count()).resolves.toBe(0);
  expect(guard.findings()).toEqual([]);
});

it('a cell that is only looked at changes nothing, whatever its block and its viewer may do', async () => {
  const grants = { collections: [{ resource: 'goods', actions: ['view', 'update'] }] };
  const code = `if (ctx.record.id !== 1) return '';
try {
  await ctx.api.resource('goods').update({ filterByTk: 1, values: { stock: 4444 } });
  return 'changed';
} catch (error) {
  return error.code;
}`;
  const uid = await makePage('Sly', [table([column('Sly', code)], { grants })]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
  await cellsOf(page, 'WRITE_REFUSED').waitFor();
  const { body } = await server.api('GET', 'goods:get/1', { token: server.root.token });
  expect(body).not.toMatchObject({ data: { stock: 4444 } });
  expect(guard.findings()).toEqual([]);
});

it('a button runs code with the rights of its block; what follows may be called off', async () => {
  const grants = { collections: [{ resource: 'goods', actions: ['view', 'update'] }] };
  const code = `const { data } = await ctx.api.resource('goods').get({ filterByTk: 9 });
if (!(await ctx.modal.confirm({ title: 'Sell ' + data.data.name + '?' }))) ctx.exitAll();
await ctx.api.resource('goods').update({ filterByTk: 9, values: { stock: 1000 } });
ctx.exit();
throw new Error('never');`;
  const uid = await makePage('Sell', [
    action(code, { grants, after: { message: 'It is sold' } }),
    table([], { columns: ['name', 'stock'] }),
  ]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, viewport: { width: 390, height: 800 } });
  await buttonOf(page, 'Press').click();
  const dialog = page.getByRole('dialog', { name: 'Sell Good 9?' });
  await buttonOf(dialog, 'Cancel').click();
  await dialog.waitFor({ state: 'hidden' });
  await expect(page.getByText('It is sold').count()).resolves.toBe(0);
  await buttonOf(page, 'Press').click();
  await buttonOf(dialog, 'OK').click();
  await page.getByText('It is sold').waitFor();
  await page
    .getByText('1000', { exact: true })
    .or(page.getByText('1,000', { exact: true }))
    .waitFor();
  await expect(sidewaysScroll(page)).resolves.toBe(0);

  const other = await makePage('Refused', [action('await ctx.api.resource("goods").destroy({ filterByTk: 1 })', { question: 'Really?' })]);
  await page.goto(`/admin/pages/${other}`);
  await buttonOf(page, 'Press').click();
  await page.getByText('Really?').waitFor();
  await buttonOf(page.getByRole('tooltip').filter({ hasText: 'Really?' }), 'Run').click();
  await page.getByRole('alert').filter({ hasText: 'Error in the code' }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await expect(post('goods:get/1').then(({ status }) => status)).resolves.toBe(200);
  expect(guard.findings()).toEqual([]);
});

it('code of a rescued page, and drafts of others, wait to be asked', async () => {
  const blocks = [table([column('Name', 'return "ran " + ctx.record.id')])];
  const published = await makePage('Rescued', blocks);
  const draft = await makePage('Drafted', blocks, { isDraft: true });
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${published}?skipRunJs=true` });
  await buttonOf(page, 'Run').first().waitFor();
  await expect(page.getByText('ran 1').count()).resolves.toBe(0);
  await buttonOf(page, 'Run').first().click();
  await page.getByText('ran 3', { exact: true }).waitFor();
  await page.goto(`/admin/pages/${draft}?edit=1`);
  await buttonOf(page, 'Run').first().click();
  await page.getByText('ran 3', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('ran 3', { exact: true }).waitFor();
  expect(guard.findings()).toEqual([]);
});

it('a field of a form is painted by code, which gives it another value', async () => {
  const code = `const { createElement: e, useReducer, useEffect } = ctx.React;
function Stepper() {
  const [, repaint] = useReducer((count) => count + 1, 0);
  useEffect(() => ctx.on('formValues', repaint), []);
  return e('button', { onClick: () => ctx.setValue((ctx.value ?? 0) + 5).then(repaint) }, 'Now ' + (ctx.value ?? 'empty') + ' of ' + (ctx.formValues.name ?? '?'));
}
ctx.render(e(Stepper));`;
  const fields = [{ name: 'name' }, { name: 'stock', kind: 'js-blocks.field', settings: { key: 'stepper', code, compiled: code } }];
  const uid = await makePage('Stepper', [{ kind: 'collections.form', settings: { collection: 'goods', mode: 'create', fields } }]);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
  await page.getByLabel('Name', { exact: true }).fill('Lamp');
  const frame = page.frameLocator('iframe:not([hidden])');
  await frame.getByRole('button', { name: 'Now empty of Lamp', exact: true }).click();
  await frame.getByRole('button', { name: 'Now 5 of Lamp', exact: true }).click();
  await frame.getByRole('button', { name: 'Now 10 of Lamp', exact: true }).waitFor();
  await buttonOf(page, 'Create').click();
  await frame.getByRole('button', { name: 'Now empty of ?', exact: true }).waitFor();
  const saved = await server.api('GET', 'goods:list?sort=-id&pageSize=1', { token: server.root.token });
  expect(dataOf(saved)).toMatchObject([{ name: 'Lamp', stock: 10 }]);
  expect(guard.findings()).toEqual([]);
});

it('code of a column is written beside the page, with its mistakes and its rights', async () => {
  const uid = await makePage('Written', [table([{ kind: 'js-blocks.column', title: 'Mine', settings: {} }])], { isDraft: true });
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
  await page.getByRole('grid').waitFor();
  await buttonOf(page, 'Settings of Table').click();
  await buttonOf(page, 'Settings of Mine').click();
  await buttonOf(page, 'Write the code').click();
  const code = page.getByRole('textbox', { name: 'Code', exact: true });
  await code.waitFor();
  await write(code, 'return <ctx.antd.Tag>{ctx.record.name}!</ctx.antd.Tag');
  await page.getByRole('list', { name: 'Problems' }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await write(code, 'return <ctx.antd.Tag>{ctx.record.name}!</ctx.antd.Tag>');
  await buttonOf(page, 'Done').last().click();
  await page.getByText('Good 1!', { exact: true }).waitFor();
  expect(guard.findings()).toEqual([]);
});

it('what code of a column writes to its console is shown beside it, once with how often, and with what it throws', async () => {
  // The last to say something: what stands between two equal lines keeps them apart.
  const code = `console.warn('low stock');
if (ctx.recordIndex === 49) {
  await new Promise((later) => setTimeout(later, 500));
  throw new Error('no more');
}
return 'ok ' + ctx.recordIndex`;
  const uid = await makePage('Console', [table([column('Mine', code)])], { isDraft: true });
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
  await buttonOf(page, 'Run').first().click();
  await page.getByText('ok 48', { exact: true }).waitFor();
  await buttonOf(page, 'Settings of Table').click();
  await buttonOf(page, 'Settings of Mine').click();
  await buttonOf(page, 'Write the code').click();
  await page.getByRole('button', { name: 'Console (51)' }).click();
  const log = page.getByRole('log', { name: 'Console' });
  await log.getByText('low stock').waitFor();
  await log.getByText('×50').waitFor();
  await log.getByText('Error: no more').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await page.getByRole('textbox', { name: 'Code', exact: true }).waitFor();
  await write(page.getByRole('textbox', { name: 'Code', exact: true }), "console.log({ row: ctx.recordIndex }); return 'again'");
  await page.getByRole('button', { name: 'Console (50)' }).waitFor();
  await log.getByText(/row"?: 7\D/).waitFor();
  // The browser hears it as well.
  expect(guard.findings().filter((one) => one !== 'console: low stock')).toEqual([]);
});
