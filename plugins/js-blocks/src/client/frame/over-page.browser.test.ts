import { type Page, accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin } from '@mortise/testing/browser';
import { titledFrame } from './testing/frames';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

const DRAWER = `const { Button, Drawer, Select, Space } = ctx.antd;
const { useState } = ctx.React;
function Orders() {
  const [open, setOpen] = useState(false);
  return (
    <Space>
      <Button onClick={() => setOpen(true)}>Details</Button>
      <Drawer title="Order 7" open={open} onClose={() => setOpen(false)}>
        <Select aria-label="State" style={{ width: 200 }} options={Array.from({ length: 8 }, (_, at) => ({ value: at, label: 'State ' + at }))} />
        <Button onClick={() => ctx.modal.confirm({ title: 'Cancel it?' })}>Cancel the order</Button>
      </Drawer>
    </Space>
  );
}
ctx.render(<Orders />);`;

const heightOf = (page: Page, title: string): Promise<number> =>
  page.locator(`iframe[title="${title}"]`).evaluate((frame) => frame.getBoundingClientRect().height);

/** A frame tells its size some time after it has changed. */
async function becomes(page: Page, title: string, fits: (height: number) => boolean): Promise<void> {
  while (!fits(await heightOf(page, title))) await page.waitForTimeout(50);
}

describe('a block over the page', () => {
  it('gives its drawer the whole page, under a bar that says whose it is, and goes back', async () => {
    const path = await publishBlocks(server, [
      { title: 'Orders', code: DRAWER },
      { title: 'Beside', code: `ctx.render('beside')` },
    ]);
    const { page, guard } = await openScreen(browser, server, { path });
    const frame = titledFrame(page, 'Orders');
    const details = frame.getByRole('button', { name: 'Details' });
    await details.click();
    const over = page.getByRole('dialog', { name: '“Orders” over the page' });
    await over.waitFor();
    await over.getByText('Orders', { exact: true }).waitFor();
    await becomes(page, 'Orders', (height) => height === 752);
    await frame.getByRole('combobox', { name: 'State' }).click();
    await frame.getByText('State 7', { exact: true }).click();
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    // What the page says stands above.
    await frame.getByRole('button', { name: 'Cancel the order' }).click();
    await buttonOf(page.getByRole('dialog', { name: 'Orders Cancel it?' }), 'OK').click();
    await frame.getByRole('button', { name: 'Close' }).press('Escape');
    await over.waitFor({ state: 'detached' });
    await becomes(page, 'Orders', (height) => height < 100);
    await details.and(frame.locator(':focus')).waitFor();

    await details.click();
    await buttonOf(over, 'Back to the page').click();
    await over.waitFor({ state: 'detached' });
    await frame.getByText('Order 7').waitFor({ state: 'hidden' });
    await titledFrame(page, 'Beside').getByText('beside').click();
    expect(guard.findings()).toEqual([]);
  });

  it('opens drawers and dialogs of its own by ctx.viewer', async () => {
    const code = `const { Button } = ctx.antd;
      const content = (view) => <Button onClick={() => view.close('chosen')}>Choose</Button>;
      const open = (kind) => async () => { ctx.message.info('It is ' + (await ctx.viewer[kind]({ title: 'Choice', content }))); };
      ctx.render(<><Button onClick={open('drawer')}>Drawer</Button><Button onClick={open('dialog')}>Dialog</Button></>);`;
    const path = await publishBlocks(server, [{ title: 'Viewer', code }]);
    const { page, guard } = await openScreen(browser, server, { path });
    const frame = titledFrame(page, 'Viewer');
    for (const kind of ['Drawer', 'Dialog']) {
      await frame.getByRole('button', { name: kind }).click();
      await page.getByRole('dialog', { name: '“Viewer” over the page' }).waitFor();
      await frame.getByRole('button', { name: 'Choose' }).click();
      await page.getByText('It is chosen').last().waitFor();
      await page.getByRole('dialog', { name: '“Viewer” over the page' }).waitFor({ state: 'detached' });
    }
    expect(guard.findings()).toEqual([]);
  });

  it('does not come by itself, and what it opens stays inside', async () => {
    const code = `ctx.render(<ctx.antd.Modal open title="Your session has ended"><input aria-label="Password" /></ctx.antd.Modal>);
      const call = document.createElement('div'); call.dataset.cover = ''; call.textContent = 'covering'; document.body.append(call);
      setTimeout(() => ctx.message.info('painted'), 300);`;
    const path = await publishBlocks(server, [{ title: 'Phisher', code }]);
    const { page } = await openScreen(browser, server, { path });
    // What a test asks of a frame would count as a press inside it.
    await page.getByText('painted').waitFor();
    await page.waitForTimeout(500);
    expect(await page.getByRole('dialog', { name: '“Phisher” over the page' }).count()).toBe(0);
    await becomes(page, 'Phisher', (height) => height === 520);
  });
});
