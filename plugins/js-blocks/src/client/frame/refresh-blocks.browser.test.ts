import { createCollection, dataOf } from '@mortise/testing';
import { openScreen, serveAdmin } from '@mortise/testing/browser';
import { titledFrame } from './testing/frames';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

it('a block has another one show what is there now, by its key', async () => {
  await createCollection(server, { name: 'todos', fields: [{ name: 'title', type: 'string' }] });
  const grants = { collections: [{ resource: 'todos', actions: ['view'] as const }] };
  const path = await publishBlocks(server, [
    {
      title: 'Asks',
      code: `const press = document.createElement('button');
        press.textContent = 'Refresh';
        press.onclick = () => ctx.refreshBlocks(['block-1']);
        ctx.render(press);
        ctx.refreshBlocks(['block-1', 'nowhere']).catch((error) => ctx.message.info(error.code));`,
    },
    {
      title: 'Shows',
      grants,
      code: `let told = 0;
        ctx.on('refresh', () => { told += 1; });
        const todos = ctx.initResource('MultiRecordResource').setResourceName('todos');
        todos.on('refresh', () => ctx.render('told ' + told + ': ' + todos.getData().map(({ title }) => title).join()));
        await todos.refresh();`,
    },
  ]);
  const { page, guard } = await openScreen(browser, server, { path });
  await page.getByText('BLOCK_NOT_FOUND').waitFor();
  const shown = titledFrame(page, 'Shows');
  await shown.getByText('told 0:').waitFor();
  dataOf(await server.api('POST', 'todos:create', { token: server.root.token, body: { title: 'sleep' } }));
  await titledFrame(page, 'Asks').getByRole('button', { name: 'Refresh' }).click();
  await shown.getByText('told 1: sleep').waitFor();
  expect(guard.findings()).toEqual([]);
});
