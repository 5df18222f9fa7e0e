import { accessibilityFaultsInBothThemes, openScreen, serveAdmin } from '@mortise/testing/browser';
import { publishPage, tabOf, textBlock } from '../../testing/page-content';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

const SITE = 'https://site.example/map';
/** What the site says, and an attempt to lead the page around it away. */
const HTML = `<!doctype html><html lang="en"><title>Site</title><h1>A map</h1>
  <script>try { top.location = 'https://site.example/away'; } catch { document.body.append('held back'); }</script></html>`;

describe('a block of another site', () => {
  it('shows it where nothing leads out of it, and nothing of this server', async () => {
    const embed = (key: string, url: string) => ({ ...textBlock(key), kind: 'pages.embed', settings: { url, height: 300 } });
    const rows = [[embed('site', SITE)], [embed('own', `${server.url}/admin`)], [embed('script', 'javascript:alert(1)')]];
    const uid = await publishPage(server, { title: 'Elsewhere', tabs: [tabOf('main', ...rows)] });
    const { page, context, guard } = await openScreen(browser, server, { path: '/admin' });
    await context.route('https://site.example/**', (route) => route.fulfill({ contentType: 'text/html', body: HTML }));
    await page.goto(`/admin/pages/${uid}`);
    const site = page.frameLocator('iframe').frameLocator('iframe');
    await site.getByRole('heading', { name: 'A map' }).waitFor();
    await site.getByText('held back').waitFor();
    await expect(page.getByText('Enter the whole address of another site').count()).resolves.toBe(2);
    await expect(page.locator('iframe').count()).resolves.toBe(1);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    expect(guard.findings(/request: https:\/\/site\.example\/map|unsafe attempt|Unsafe attempt/)).toEqual([]);
  });

  it('hears nobody but its own page', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin' });
    // The admin's document itself has the policy that forbids other hosts; what it frames takes an address from nowhere else.
    await page.goto('/frames/pages/embed.html#https://site.example/map');
    await page.evaluate(`new Promise((resolve) => {
      addEventListener('message', ({ data }) => data === 'last' && resolve());
      for (const embed of ['http://site.example/', 'javascript:1', 7]) postMessage({ embed, title: 'x' }, '*');
      postMessage('last', '*');
    })`);
    await expect(page.locator('iframe').count()).resolves.toBe(0);
    const answer = await page.request.get(`${server.url}/frames/pages/embed.html`);
    expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(guard.findings()).toEqual([]);
  });
});
