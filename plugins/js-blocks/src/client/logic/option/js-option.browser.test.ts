import { createUser, dataOf } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, buttonOf, openChoices, openScreen, serveAdmin } from '@mortise/testing/browser';
import members from '../settings/own-members.json';
import { type Block, makeGoods, pageMaker, write } from '../testing/code-pages';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });
const makePage = pageMaker(server);

beforeAll(() => makeGoods(server));

const chart = (code: string, more: object = {}): Block => ({
  kind: 'pages.chart',
  settings: {
    collection: 'goods',
    aggregation: 'sum',
    field: 'stock',
    dimension: 'name',
    groups: 5,
    option: { kind: 'js-blocks.option', settings: { key: 'option', code, compiled: code } },
    ...more,
  },
});

it('a chart draws the option its code returns, or says what is wrong with it', async () => {
  const uid = await makePage('Options', [chart("return { ...ctx.option, title: { text: 'Most', link: 'javascript:alert(1)' } }")]);
  const { token: _token, ...reader } = await createUser(server, { roles: ['admin'] });
  const account = { account: reader.username, password: reader.password };
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, account });
  await page.locator('canvas').waitFor();
  await page.getByRole('img', { name: /^Chart: Sum of Stock by Name\. 5 values/ }).waitFor();
  expect(guard.findings()).toEqual([]);

  const faults: readonly [string, string][] = [
    ["return { ...ctx.option, tooltip: { formatter: () => '<b>' } }", 'option.tooltip.formatter is a function'],
    ['while (true);', 'longer than one second'],
    ['return ctx.data.objects.length', 'The code returned no option.'],
    ['return ctx.data.missing.length', 'reading .length.. (line 1,'],
  ];
  for (const [code, text] of faults) {
    await page.goto(`/admin/pages/${await makePage('Faulty', [chart(code)])}`);
    await page.getByRole('button', { name: /Error in the code|Took too long|No option/ }).click();
    await page
      .getByRole('tooltip')
      .filter({ hasText: new RegExp(text.replaceAll(/[()]/g, '.')) })
      .waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  }
  expect(guard.findings()).toEqual([]);
});

it('what the reference shows for charts runs', async () => {
  for (const { example } of members.chart) {
    const uid = await makePage('Reference', [chart(example)]);
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}` });
    await page.locator('canvas').waitFor();
    expect(guard.findings()).toEqual([]);
  }
});

it('the option of a chart is written with completion, and asks for what its block was given', async () => {
  const code =
    "const { data } = await ctx.api.resource('goods').list({ pageSize: 1 }); return { ...ctx.option, title: { text: data.data[0].name } }";
  const grants = { collections: [{ resource: 'goods', actions: ['view'] }] };
  const uid = await makePage('Drawn', [chart('', { option: undefined })], { isDraft: true });
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
  await page.locator('canvas').waitFor();
  await buttonOf(page, 'Settings of Chart').click();
  await page.getByRole('combobox', { name: 'Drawn by' }).click();
  await openChoices(page).getByText('JavaScript', { exact: true }).click();
  await buttonOf(page, 'Write the code').click();
  const field = page.getByRole('textbox', { name: 'Code', exact: true });
  await field.waitFor();
  await field.focus();
  await page.keyboard.type('ctx.data.');
  await page.getByRole('option', { name: /^objects/ }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await page.keyboard.press('Escape');
  await write(field, code);
  await page.getByRole('button', { name: /^Calls \(\d+\)$/ }).click();
  await buttonOf(page, 'Allow to read goods').first().click();
  await page.getByText('Allowed once the draft is saved').first().waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(page, 'Done').last().click();
  await buttonOf(page, 'Error in the code').waitFor();
  await buttonOf(page, 'Done').click();
  await buttonOf(page, 'Save draft').click();
  await page.getByText('Draft, not published').waitFor();
  const draft = dataOf<{ content: { tabs: readonly { rows: readonly { blocks: readonly object[] }[] }[] } }>(
    await server.api('GET', `uiPages:getDraft/${uid}`, { token: server.root.token }),
  );
  expect(draft.content.tabs[0]?.rows[0]?.blocks[0]).toMatchObject({
    settings: { collection: 'goods', grants, option: { kind: 'js-blocks.option', settings: { code } } },
  });
  expect(guard.findings()).toEqual([]);

  await page.goto(`/admin/pages/${await makePage('Granted', [chart(code, { grants })])}`);
  await page.locator('canvas').waitFor();
  expect(guard.findings()).toEqual([]);
});
