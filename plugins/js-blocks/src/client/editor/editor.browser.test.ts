import { createCollection, createUser, dataOf } from '@mortise/testing';
import {
  type Locator,
  type Page,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openScreen,
  pressByKeyboard,
  serveAdmin,
  sidewaysScroll,
  tabTo,
} from '@mortise/testing/browser';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

interface Draft {
  readonly version: number;
}

const post = (path: string, body: object = {}) => server.api('POST', path, { token: server.root.token, body });
const codeField = (page: Page): Locator => page.getByRole('textbox', { name: 'Code', exact: true });
const panel = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('tab', typeof name === 'string' ? { name, exact: true } : { name });
const text = (page: Page): Promise<string> => codeField(page).innerText();

/** A page whose draft holds one block; returns its id. */
async function pageWith(title: string, code: string, publish = false): Promise<string> {
  const { uid } = dataOf<{ uid: string }>(await post('uiPages:create', { kind: 'page', title }));
  const settings = { code, compiled: code };
  const blocks = [{ key: 'code', kind: 'js-blocks.block', title: 'Tasks', span: 24, settings }];
  const content = { tabs: [{ key: 'main', rows: [{ key: 'row', blocks }] }] };
  const { version } = dataOf<Draft>(await post(`uiPages:saveDraft/${uid}`, { content, version: 0 }));
  if (publish) dataOf(await post(`uiPages:publish/${uid}`, { version }));
  return uid;
}

async function openEditor(page: Page, settings = 'Settings of Tasks', open = 'Open the code editor'): Promise<void> {
  await buttonOf(page, settings).click();
  await buttonOf(page, open).click();
  await page.locator('.cm-content[aria-label]').first().waitFor();
}

/** In place of everything that is there. */
async function write(page: Page, code: string): Promise<void> {
  await codeField(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(code);
}

beforeAll(async () => {
  await createCollection(server, { name: 'todos', title: 'To-dos', fields: [{ name: 'title', type: 'string', title: 'Title' }] });
  dataOf(await post('todos:create', [{ title: 'eat food' }, { title: 'sleep' }] as never));
});

it('helps to write a block, mends it, runs it on real data and gives it its rights', async () => {
  const uid = await pageWith('Work', '');
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
  await openEditor(page);
  await page.keyboard.type('ctx.mess');
  await page.getByRole('option', { name: /^message/ }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await page.keyboard.press('Escape');

  await write(
    page,
    "const { data } = ctx.api.request({ url: 'todos:list' });\nconsole.log(data.data.length);\nctx.render(<b>{data.data[0].title}</b>);",
  );
  await panel(page, 'Problems (1)').click();
  await page.getByText('ctx.api.request answers with a promise').first().waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(page, 'Put await before it').click();
  await panel(page, 'Problems').waitFor();
  await expect(text(page)).resolves.toContain('await ctx.api.request');

  await codeField(page).press('Control+Enter');
  await panel(page, /^Calls/).click();
  await buttonOf(page, 'Allow to read todos').click();
  await page.getByText('Allowed once the draft is saved').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await panel(page, 'Rights').click();
  await page.getByRole('group', { name: 'To-dos' }).getByRole('checkbox', { name: 'Read', exact: true, checked: true }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  // A run saves the draft first, with the rights it was given.
  await buttonOf(page.getByRole('toolbar', { name: 'Editor' }), 'Run').click();
  await page.frameLocator('.js-editor iframe').getByText('eat food').waitFor();
  await panel(page, /^Console/).click();
  await page.getByRole('log', { name: 'Console' }).getByText('2', { exact: true }).waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(page.getByRole('toolbar', { name: 'Editor' }), 'Done').click();
  await codeField(page).waitFor({ state: 'hidden' });
  await buttonOf(page, 'Done').click();
  await page.getByText('Draft, not published').waitFor();
  await page.frameLocator('iframe').getByText('eat food').waitFor();
  expect(guard.findings()).toEqual([]);
});

it('marks the line of an error, and works without a mouse', async () => {
  const uid = await pageWith('Errors', '');
  const { page } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
  await pressByKeyboard(page, buttonOf(page, 'Settings of Tasks'));
  await pressByKeyboard(page, buttonOf(page, 'Open the code editor'));
  await codeField(page).waitFor();
  await page.keyboard.insertText("const a: number = 1;\n\nthrow new Error('broken ' + a);\n\nctx.message.sucess('never');");
  await page.keyboard.press('Control+Enter');
  const log = page.getByRole('log', { name: 'Console' });
  await log.getByText('Error: broken 1').first().waitFor();
  await pressByKeyboard(page, buttonOf(log, 'line 3'));
  await expect(page.locator('.cm-activeLine').innerText()).resolves.toContain('broken');
  await page.locator('.cm-lint-marker-error').waitFor();
  // While it has the focus, its name says its place as well.
  await tabTo(page, panel(page, /Console/));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await pressByKeyboard(page, buttonOf(page, 'Write success'));
  await expect(text(page)).resolves.toContain('ctx.message.success');
  await pressByKeyboard(page, buttonOf(page.getByRole('toolbar', { name: 'Editor' }), 'Done'));
  await codeField(page).waitFor({ state: 'hidden' });
  await page.getByText('Not saved').waitFor();
});

it('compares with what was published, puts it back, and moves keys into secrets', async () => {
  const uid = await pageWith('History', "ctx.element.textContent = 'first';", true);
  const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
  await openEditor(page);
  await write(page, "const apiKey = 'sk-live-0123456789abcdef';\nctx.element.textContent = 'second';");
  await panel(page, 'Versions').click();
  await page.locator('.cm-deletedChunk').getByText('first').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await panel(page, 'Problems (1)').click();
  await buttonOf(page, 'Move it into a secret').click();
  const dialog = page.getByRole('dialog', { name: 'Move it into a secret' });
  await dialog.getByLabel('Name').fill('shop');
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(dialog, 'Move it').click();
  await dialog.waitFor({ state: 'hidden' });
  await expect(text(page)).resolves.toContain("ctx.secret('shop')");
  const secrets = dataOf<readonly object[]>(await server.api('GET', 'jsSecrets:list', { token: server.root.token }));
  expect(secrets).toEqual([expect.objectContaining({ name: 'shop' })]);
  expect(JSON.stringify(secrets)).not.toContain('sk-live');
  await panel(page, 'Versions').click();
  await buttonOf(page, 'Put it into the editor').click();
  await page.getByText('The code is the same.').waitFor();
  await expect(text(page)).resolves.toBe("ctx.element.textContent = 'first';");
  expect(guard.findings()).toEqual([]);
});

it('does not run the draft of somebody else before one has asked for it; in Chinese, on a phone', async () => {
  const uid = await pageWith('Foreign', "ctx.element.textContent = 'hello';");
  const options = { path: `/admin/pages/${uid}?edit=1`, locale: 'zh-CN', viewport: { width: 375, height: 740 } };
  const { page, guard } = await openScreen(browser, server, options);
  await page.getByText('此草稿不会自动运行').waitFor();
  await expect(page.locator('iframe').count()).resolves.toBe(0);
  await openEditor(page, '“Tasks”的设置', '打开代码编辑器');
  await page.getByText('请先查看代码').waitFor();
  await expect(page.locator('iframe').count()).resolves.toBe(0);
  await expect(sidewaysScroll(page)).resolves.toBe(0);
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await page.locator('.cm-content').press('Control+Enter');
  await page.frameLocator('iframe').getByText('hello').waitFor();
  expect(guard.findings()).toEqual([]);
});

it('leaves viewers without the source, and shows them what is published', async () => {
  const uid = await pageWith('Shown', "ctx.element.textContent = 'for all';", true);
  const { username, password } = await createUser(server, { roles: ['member'] });
  const { page } = await openScreen(browser, server, { path: `/admin/pages/${uid}`, account: { account: username, password } });
  await page.frameLocator('iframe').getByText('for all').waitFor();
});
