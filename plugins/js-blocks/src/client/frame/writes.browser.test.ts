import { createCollection, createRole, createUser, dataOf } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin } from '@mortise/testing/browser';
import { titledFrame } from './testing/frames';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks', 'rest-v1'] });

const GRANTS = { collections: [{ resource: 'todos', actions: ['view', 'create', 'update'] as const }] };
const asRoot = (method: string, path: string, body?: object) =>
  server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });

beforeAll(async () => {
  await createCollection(server, { name: 'todos', fields: [{ name: 'title', type: 'string' }] });
});
beforeEach(async () => {
  for (const { id } of dataOf<{ id: number }[]>(await asRoot('GET', 'todos:list'))) dataOf(await asRoot('POST', `todos:destroy/${id}`));
});

async function titles(): Promise<readonly string[]> {
  return dataOf<{ title: string }[]>(await asRoot('GET', 'todos:list?sort=id')).map(({ title }) => title);
}

const question = (page: Page, title: string) => page.getByRole('dialog', { name: `Allow “${title}” to change data?` });

// Whatever a test asks of a frame counts as a press inside it: what blocks do by themselves is waited for outside.

/** Paints what becomes of each write, one below the other. */
const TELL = `const tell = (text) => { const line = document.createElement('p'); line.textContent = text; document.getElementById('root').append(line); };
const add = (title) => ctx.api.resource('todos').create({ values: { title } }).then(() => tell('added ' + title), (error) => tell(error.code + ' ' + title));`;

describe('a block that changes something by itself', () => {
  it('cannot do it silently, whoever looks at it, by whichever door', async () => {
    const code = `${TELL}
      await ctx.api.resource('todos').list();
      await ctx.api.request({ url: 'todos:query', method: 'POST', data: { measures: [{ aggregation: 'count', alias: 'count' }] } });
      tell('read');
      add('stolen');
      fetch('/api/rest/v1/todos', { method: 'POST', body: JSON.stringify({ title: 'stolen too' }), headers: { 'content-type': 'application/json' } })
        .then((answer) => tell('rest ' + answer.status), (error) => tell('rest ' + (error.code ?? error.name)));`;
    const path = await publishBlocks(server, [{ title: 'Hostile', code, grants: GRANTS }]);
    const { page, guard } = await openScreen(browser, server, { path });
    const frame = titledFrame(page, 'Hostile');
    const asked = question(page, 'Hostile');
    await asked.getByText('its code wants to add records in “todos”').waitFor();
    await expect(titles()).resolves.toEqual([]);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    // Whoever is typing agrees to nothing.
    await page.keyboard.press('Enter');
    await frame.getByText('WRITE_REFUSED stolen').waitFor();
    await frame.getByText('rest WRITE_REFUSED').or(frame.getByText('rest TypeError')).waitFor();
    await expect(asked.count()).resolves.toBe(0);
    await expect(titles()).resolves.toEqual([]);
    expect(dataOf(await asRoot('GET', 'jsRefusals:list'))).toEqual([]);
    expect(guard.findings()).toEqual([]);
  });

  it('is asked about once for a visit, if its viewer wants it so', async () => {
    const code = `${TELL}
      await add('one');
      for (const title of ['two', 'three']) await ctx.api.resource('todos').update({ filter: { title: { $ne: 'x' } }, values: { title } });
      tell('done');`;
    const path = await publishBlocks(server, [{ title: 'Diligent', code, grants: GRANTS }]);
    const { page } = await openScreen(browser, server, { path });
    await buttonOf(question(page, 'Diligent'), 'Allow').click();
    const asked = question(page, 'Diligent').filter({ hasText: 'change records in “todos”' });
    await asked.getByRole('checkbox').check();
    await buttonOf(asked, 'Allow').click();
    await titledFrame(page, 'Diligent').getByText('done').waitFor();
    await expect(titles()).resolves.toEqual(['three']);
    await page.reload();
    await question(page, 'Diligent').waitFor();
  });

  it('need not ask when its viewer has pressed something in it, or said yes to it', async () => {
    const code = `${TELL}
      const press = document.createElement('button'); press.textContent = 'Add'; press.onclick = () => add('pressed');
      document.getElementById('root').append(press);
      if (await ctx.modal.confirm({ title: 'Add one?' })) await add('agreed');`;
    const lurking = `${TELL} setInterval(() => window.focus(), 20);
      const count = async () => (await ctx.api.resource('todos').list()).data.data.length;
      while ((await count()) === 0) await new Promise((later) => setTimeout(later, 200));
      add('ridden');`;
    const path = await publishBlocks(server, [
      { title: 'Honest', code, grants: GRANTS },
      { title: 'Lurking', code: lurking, grants: GRANTS },
    ]);
    const { page } = await openScreen(browser, server, { path });
    await buttonOf(page.getByRole('dialog', { name: 'Honest Add one?' }), 'OK').click();
    await titledFrame(page, 'Honest').getByText('added agreed').waitFor();
    await buttonOf(question(page, 'Lurking'), 'Do not allow').click();
    await titledFrame(page, 'Honest').getByRole('button', { name: 'Add', exact: true }).click();
    await titledFrame(page, 'Honest').getByText('added pressed').waitFor();
    await titledFrame(page, 'Lurking').getByText('WRITE_REFUSED ridden').waitFor();
    await expect(titles()).resolves.toEqual(['agreed', 'pressed']);
  });

  it('is not asked about what it may not do anyway', async () => {
    const { token: _token, ...user } = await createUser(server, {
      roles: [await createRole(server, { grants: [{ collection: 'todos', actions: ['view'] }] })],
    });
    const path = await publishBlocks(server, [{ title: 'Refused', code: `${TELL} await add('x');`, grants: GRANTS }]);
    const { page } = await openScreen(browser, server, { path, account: { account: user.username, password: user.password } });
    await titledFrame(page, 'Refused').getByText('ACTION_DENIED x').waitFor();
    await expect(question(page, 'Refused').count()).resolves.toBe(0);
  });
});
