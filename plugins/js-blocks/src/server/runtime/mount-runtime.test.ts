import { type TestServer, dataOf, startTestServer } from '@mortise/testing';

let server: TestServer;
let base: string;
beforeAll(async () => {
  server = await startTestServer({ plugins: ['pages', 'js-blocks'] });
  ({ base } = dataOf<{ jsRuntime: { base: string } }>(await server.api('GET', 'app:boot', { token: server.root.token })).jsRuntime);
});
afterAll(() => server.close());

const ask = (path: string, encoding = 'identity'): Promise<Response> =>
  fetch(server.url + path, { headers: { 'Accept-Encoding': encoding } });

describe('the files of the runtime', () => {
  it('are kept for ever, and a document may do nothing but run what its page hands it', async () => {
    const answer = await ask(`${base}block.html`);
    expect(answer.status).toBe(200);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const parts = [
      'sandbox allow-scripts;',
      "default-src 'none'",
      "connect-src 'none'",
      "form-action 'none'",
      "frame-src 'none'",
      "frame-ancestors 'self'",
    ];
    for (const part of parts) expect(policy).toContain(part);
    expect(policy).not.toMatch(/https?:|allow-same-origin|'self' |\*/);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'x-frame-options': 'SAMEORIGIN',
    });
    const text = await answer.text();
    expect(text.match(/<script>/g)).toHaveLength(1);
  });

  it.each(['react', 'dayjs', 'antd', 'antd-icons'])('come compressed: %s', async (name) => {
    const [plain, packed] = [await ask(`${base}libs/${name}.js`), await ask(`${base}libs/${name}.js`, 'br, gzip')];
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'br']);
    expect(await packed.text()).toBe(await plain.text());
  });

  it.each([
    '',
    'manifest.json',
    'libs/',
    'libs/../manifest.json',
    'libs/react.js.br',
    'block.html.gz',
    '../package.json',
    'x'.repeat(500),
    'libs%2freact.js%00',
  ])('are these alone: %j', async (file) => {
    expect((await ask(base + file)).status).toBe(404);
  });

  it('have one address, which changes with them', async () => {
    expect((await ask('/frames/js-blocks/0000/block.html')).status).toBe(404);
  });
});
