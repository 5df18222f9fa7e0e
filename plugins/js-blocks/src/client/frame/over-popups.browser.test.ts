import { createCollection, dataOf } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin } from '@mortise/testing/browser';
import { titledFrame } from './testing/frames';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

const GRANTS = { collections: [{ resource: 'todos', actions: ['view'] as const }] };
const uidOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const popup = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

/** A block in a popup: a drawer and a dialog of its own, a question of the page, and the page after this one. */
const orderCode = (note: string): string => `const { Button, Drawer, Space } = ctx.antd;
const { useState } = ctx.React;
const { title } = ctx.record;
function Order() {
  const [open, setOpen] = useState(false);
  const choose = (view) => <Button onClick={() => view.close('seven')}>Take seven</Button>;
  const ask = async () => ctx.message.info('Chosen: ' + (await ctx.viewer.dialog({ title: 'Choice', content: choose })));
  const noted = async () => ctx.message.info('Heard: ' + (await ctx.openView('${note}', { mode: 'dialog', size: 'small', filterByTk: ctx.filterByTk })));
  return (
    <Space>
      <span>About {title}</span>
      <Button onClick={() => setOpen(true)}>Details</Button>
      <Button onClick={ask}>Choose</Button>
      <Button onClick={noted}>Note</Button>
      <Button onClick={() => ctx.view.close('done')}>Finish</Button>
      <Drawer title="Order 7" open={open} onClose={() => setOpen(false)}>
        <Button onClick={() => ctx.modal.confirm({ title: 'Cancel it?' })}>Cancel the order</Button>
      </Drawer>
    </Space>
  );
}
ctx.render(<Order />);`;

const NOTE = `const press = document.createElement('button');
press.textContent = 'Noted';
press.onclick = () => ctx.view.close('noted');
document.body.append(press);
ctx.render('Note on ' + ctx.record.title + ' of ' + (await ctx.popup).resource.collectionName);`;

const listCode = (order: string): string => `const open = (mode) => async () => ctx.message.info(mode + ' said ' +
  (await ctx.openView('${order}', { mode, collectionName: 'todos', filterByTk: 1 })));
ctx.render(<><ctx.antd.Button onClick={open('drawer')}>In a drawer</ctx.antd.Button><ctx.antd.Button onClick={open('dialog')}>In a dialog</ctx.antd.Button></>);`;

let list: string;
beforeAll(async () => {
  await createCollection(server, { name: 'todos', fields: [{ name: 'title', type: 'string' }] });
  dataOf(await server.api('POST', 'todos:create', { token: server.root.token, body: { title: 'seven chairs' } }));
  const hidden = (title: string) => ({ title, hidden: true });
  const note = await publishBlocks(server, [{ title: 'Note block', code: NOTE, grants: GRANTS }], hidden('Note'));
  const order = await publishBlocks(server, [{ title: 'Order block', code: orderCode(uidOf(note)), grants: GRANTS }], hidden('Order'));
  list = await publishBlocks(server, [{ title: 'List', code: listCode(uidOf(order)) }]);
});

/** Presses a button that takes its own frame away, which a click would wait for in vain. */
function leaveBy(frame: ReturnType<typeof titledFrame>, name: string): void {
  void frame
    .getByRole('button', { name })
    .click({ noWaitAfter: true })
    .catch(() => undefined);
}

/** Where the frame is in the window. */
const frameBox = (page: Page) => page.locator('iframe[title="Order block"]').boundingBox();

describe.each([
  ['drawer', 'In a drawer'],
  ['dialog', 'In a dialog'],
])('a block in a %s of its page', (mode, label) => {
  it('covers the whole page for what it opens, gives it back, and leaves the popup where it was', async () => {
    const { page, guard } = await openScreen(browser, server, { path: list });
    await titledFrame(page, 'List').getByRole('button', { name: label }).click();
    const order = popup(page, 'Order');
    const frame = titledFrame(page, 'Order block');
    await frame.getByText('About seven chairs').waitFor();
    const over = page.getByRole('dialog', { name: '“Order block” over the page' });

    await frame.getByRole('button', { name: 'Details' }).click();
    await over.waitFor();
    expect(await frameBox(page)).toEqual({ x: 0, y: 48, width: 1280, height: 752 });
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await frame.getByRole('button', { name: 'Cancel the order' }).click();
    await buttonOf(page.getByRole('dialog', { name: 'Order block Cancel it?' }), 'OK').click();
    await frame.getByRole('button', { name: 'Close' }).press('Escape');
    await over.waitFor({ state: 'detached' });
    await order.waitFor();

    // The keys of the bar are for what it lies over last.
    await frame.getByRole('button', { name: 'Details' }).click();
    await buttonOf(over, 'Back to the page').press('Escape');
    await over.waitFor({ state: 'detached' });
    await frame.getByText('Order 7').waitFor({ state: 'hidden' });
    await order.waitFor();

    await frame.getByRole('button', { name: 'Choose' }).click();
    await over.waitFor();
    await frame.getByRole('button', { name: 'Take seven' }).click();
    await page.getByText('Chosen: seven').waitFor();
    await over.waitFor({ state: 'detached' });
    await order.waitFor();
    expect(guard.findings()).toEqual([]);
  });

  it('opens another page over it, and hears what both were closed with', async () => {
    const { page, guard } = await openScreen(browser, server, { path: list });
    await titledFrame(page, 'List').getByRole('button', { name: label }).click();
    const frame = titledFrame(page, 'Order block');
    await frame.getByText('About seven chairs').waitFor();
    await frame.getByRole('button', { name: 'Note' }).click();
    const note = titledFrame(page, 'Note block');
    await note.getByText('Note on seven chairs of todos').waitFor();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    leaveBy(note, 'Noted');
    await page.getByText('Heard: noted').waitFor();
    await popup(page, 'Note').waitFor({ state: 'hidden' });

    await frame.getByRole('button', { name: 'Note' }).click();
    await note.getByText('Note on seven chairs of todos').waitFor();
    await buttonOf(popup(page, 'Note'), 'Close').press('Escape');
    await page.getByText('Heard: undefined').or(page.getByText('Heard: null')).waitFor();
    await popup(page, 'Order').waitFor();
    leaveBy(frame, 'Finish');
    await page.getByText(`${mode} said done`).waitFor();
    await popup(page, 'Order').waitFor({ state: 'hidden' });
    expect(guard.findings()).toEqual([]);
  });
});
