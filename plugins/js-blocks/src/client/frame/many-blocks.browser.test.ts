import { NetworkLog, type Page, openScreen, serveAdmin } from '@mortise/testing/browser';
import { titledFrame } from './testing/frames';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

/** Blocks with everything a page of blocks usually needs. */
const BLOCKS = Array.from({ length: 10 }, (_, index) => ({
  title: `Block ${index}`,
  code: `const { Card, Tag } = ctx.antd; ctx.render(<Card title="Card ${index}"><Tag>ready ${index}</Tag></Card>);`,
}));
/** Milliseconds, and bytes of the JavaScript heap of all frames together; many times what it takes on a quiet machine. */
const MOST_TIME = 90_000;
const MOST_MEMORY = 600_000_000;

async function heapOf(page: Page): Promise<number> {
  const [, frame] = page.frames();
  if (frame === undefined) throw new Error('There is no frame');
  const session = await page.context().newCDPSession(frame);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
}

describe('ten blocks on one page', () => {
  it('are painted soon, out of one document and one copy of each library', async () => {
    const path = await publishBlocks(server, BLOCKS);
    const { page } = await openScreen(browser, server, { path: '/admin', viewport: { width: 1280, height: 3000 } });
    page.setDefaultTimeout(MOST_TIME);
    const log = new NetworkLog(page);
    const begun = performance.now();
    await page.goto(path);
    for (let index = 0; index < BLOCKS.length; index += 1) {
      await titledFrame(page, `Block ${index}`).getByText(`ready ${index}`).waitFor();
    }
    const time = Math.round(performance.now() - begun);
    const memory = await heapOf(page);
    process.stdout.write(`10 blocks with antd: painted after ${time} ms, ${Math.round(memory / 1e6)} MB of JavaScript in their process\n`);
    const asked = (await log.take()).filter(({ path: asked }) => asked.startsWith('/frames/js-blocks/'));
    const loaded = asked.filter(({ bytes }) => bytes > 0).map(({ path: file }) => file.split('/').slice(4).join('/'));
    expect(loaded.toSorted()).toEqual(['block.html', 'libs/antd.js', 'libs/dayjs.js', 'libs/react.js']);
    expect(
      asked.every(
        ({ cacheControl, encoding, path: file }) => cacheControl?.includes('immutable') && (encoding === 'br' || file.endsWith('.html')),
      ),
    ).toBe(true);
    expect(time).toBeLessThan(MOST_TIME);
    expect(memory).toBeLessThan(MOST_MEMORY);
  });

  it('have no frame before they are near the view', async () => {
    const path = await publishBlocks(
      server,
      BLOCKS.map(({ title }, index) => ({
        title,
        code: `ctx.render('<div style="height: 600px">tall ${index}</div>'); ctx.on('visible', (is) => console.log('${index} visible', is));`,
      })),
    );
    const { page } = await openScreen(browser, server, { path, viewport: { width: 1280, height: 700 } });
    await titledFrame(page, 'Block 0').getByText('tall 0').waitFor();
    expect(await page.locator('iframe').count()).toBeLessThan(10);
    expect(await page.locator('iframe[title="Block 9"]').count()).toBe(0);
    const left = page.waitForEvent('console', { predicate: (message) => message.text() === '0 visible false' });
    const last = page.getByText('Block 9', { exact: true });
    while ((await page.locator('iframe[title="Block 9"]').count()) === 0) await last.scrollIntoViewIfNeeded();
    await titledFrame(page, 'Block 9').getByText('tall 9').waitFor();
    await left;
  });
});
