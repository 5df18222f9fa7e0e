import { createApiKey, createCollection, createRole, dataOf } from '@mortise/testing';
import { buttonOf, openScreen, serveAdmin, takePicture, wordsOf } from '@mortise/testing/browser';
import { callFrom } from '../testing/caller';

const PARTNER = { from: '198.51.100.20', origin: 'https://shop.partner.example' };

/** The pictures of docs/guides/partner-api.md, and what it promises. */
describe.each([
  { language: 'en', pictures: 'partner-api' },
  { language: 'zh-CN', pictures: 'partner-api-zh' },
] as const)('the guide of an API for a partner in $language', ({ language, pictures }) => {
  const { server, browser } = serveAdmin({ plugins: ['api-keys', 'rest-apis'], env: { TRUST_PROXY: '1', INIT_LANG: language } });
  const say = wordsOf(language);
  let key: string;

  beforeAll(async () => {
    const { token } = server.root;
    await createCollection(server, { name: 'orders', fields: [{ name: 'code', type: 'string' }] });
    dataOf(await server.api('POST', 'orders:create', { token, body: { code: 'A1' } }));
    await createRole(server, { name: 'partner', grants: [{ collection: 'orders', actions: ['view'] }] });
    dataOf(await server.api('POST', 'roles/partner/users:add', { token, body: [1] }));
    dataOf(await server.api('POST', 'restApis:create', { token, body: { name: 'Partner', tables: ['orders'] } }));
    ({ token: key } = await createApiKey(server, { name: 'Partner', role: 'partner' }));
  });

  it('leads to an API that only the partner can call', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin/rest-apis/1?tab=protection', locale: language });
    await page.getByRole('link', { name: say('rest-apis', 'plugins.protection.open') }).click();
    const form = page.getByRole('dialog', { name: say('ip-protection', 'add.path') });
    await expect(form.getByLabel(say('ip-protection', 'subject.path.label')).inputValue()).resolves.toBe('/oauth/partner');
    await form.getByLabel(say('ip-protection', 'lists.allow.title')).fill('198.51.100.0/24 # partner');
    await form.getByLabel(say('ip-protection', 'lists.origins.title')).fill(PARTNER.origin);
    await takePicture(page, `${pictures}/1-rule`);
    await buttonOf(form, say('ip-protection', 'review.open')).click();
    await buttonOf(page.getByRole('dialog', { name: say('ip-protection', 'review.title') }), say('ip-protection', 'review.save')).click();
    await page
      .getByRole('button', { name: say('ip-protection', 'subjects.path', { name: '/oauth/partner' }) })
      .first()
      .waitFor();
    // The drawer of the new rule bears the name of the saved one before it closes.
    await form.waitFor({ state: 'detached' });
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await takePicture(page, `${pictures}/2-rules`);

    // For the API itself, whatever its address will be.
    const { data } = await callFrom(server, 'GET ipRules:list', { token: server.root.token });
    expect(data).toMatchObject([{ subject: 'path:/oauth/~1' }]);

    const call = async (options: { from: string; origin?: string; token?: string }) =>
      (await callFrom(server, 'GET /oauth/get/partner/_/orders', options)).status;
    expect(await call({ ...PARTNER, token: key })).toBe(200);
    expect(await call({ from: PARTNER.from, token: key })).toBe(200);
    expect(await call({ ...PARTNER, from: '203.0.113.7', token: key })).toBe(403);
    expect(await call({ ...PARTNER, origin: 'https://evil.example', token: key })).toBe(403);
    expect(await call(PARTNER)).toBe(401);
    const write = await callFrom(server, 'POST /oauth/insert/partner/_/orders', { ...PARTNER, token: key, body: { code: 'B' } });
    expect(write.status).toBe(403);

    await page.goto(`${server.url}/admin/settings/ip-protection?tab=refusals`);
    await page.getByRole('cell', { name: '203.0.113.7' }).first().waitFor();
    await takePicture(page, `${pictures}/3-refusals`);
    expect(guard.findings()).toEqual([]);
  });
});
