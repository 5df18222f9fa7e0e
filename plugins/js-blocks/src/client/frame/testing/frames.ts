import type { Locator, Page } from '@mortise/testing/browser';

type Frame = ReturnType<Locator['contentFrame']>;

/** The frame of a page's block, by its place on the page. */
export function blockFrame(page: Page, index = 0): Frame {
  return page.locator('iframe').nth(index).contentFrame();
}

/** The frame of the block with that title. */
export function titledFrame(page: Page, title: string): Frame {
  return page.locator(`iframe[title="${title}"]`).contentFrame();
}

/** What a block painted into `#out`, as JSON, once it is there. */
export async function outputOf<Output>(page: Page, index = 0): Promise<Output> {
  const text = await blockFrame(page, index).locator('#out').textContent();
  return JSON.parse(text ?? 'null') as Output;
}

/** Code that paints what `body`, the body of an async function of `ctx`, returns. */
export function painting(body: string): string {
  return `const out = document.createElement('pre');
out.id = 'out';
out.textContent = JSON.stringify(await (async () => {${body}})()) ?? 'null';
ctx.render(out);`;
}
