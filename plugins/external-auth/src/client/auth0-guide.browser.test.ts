import { createCollection, createRole } from '@mortise/testing';
import { buttonOf, openChoices, openScreen, serveAdmin, takePicture, wordsOf } from '@mortise/testing/browser';
import { certificateOf } from '../testing/certificate';
import { rsaPair, seconds, signToken } from '../testing/signing';

const ISSUER = 'https://example.eu.auth0.com/';
const AUDIENCE = 'https://api.example.com';
const CLAIM = 'https://api.example.com/roles';
const pair = rsaPair();
const sign = (claims: Readonly<Record<string, unknown>> = {}): string =>
  signToken({ key: pair.privateKey, alg: 'RS256', claims: { iss: ISSUER, aud: [AUDIENCE], [CLAIM]: ['staff'], ...claims } });

/** The pictures of docs/guides/auth0-tokens.md, and what it promises. */
describe.each([
  { language: 'en', pictures: 'auth0-tokens' },
  { language: 'zh-CN', pictures: 'auth0-tokens-zh' },
] as const)('the guide of tokens of Auth0 in $language', ({ language, pictures }) => {
  const { server, browser } = serveAdmin({ plugins: ['external-auth'], env: { INIT_LANG: language } });
  const words = wordsOf(language);
  const say = (key: string, values?: Readonly<Record<string, string | number>>): string => words('external-auth', key, values);
  const read = async (token: string): Promise<number> => (await server.api('GET', 'notes:list', { token })).status;

  beforeAll(async () => {
    await createCollection(server, { name: 'notes' });
    await createRole(server, { name: 'reader', grants: [{ collection: 'notes', actions: ['view'] }] });
  });

  it('leads to tokens that are accepted, with the role their claim is mapped to', async () => {
    const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/external-auth', locale: language });
    await buttonOf(page, say('add')).first().click();
    const form = page.getByRole('dialog', { name: say('add') });
    const field = (name: string) => form.getByLabel(new RegExp(`^${say(`field.${name}`)}`));
    await field('name').fill('auth0');
    await field('issuer').fill(ISSUER);
    await field('audience').fill(AUDIENCE);
    await takePicture(page, `${pictures}/1-issuer`);
    await field('publicKey').fill(certificateOf(pair));
    await field('roleClaim').fill(CLAIM);
    await buttonOf(form, say('form.addLine')).click();
    await form.getByLabel(say('form.value', { n: 1 })).fill('staff');
    await form.getByLabel(say('form.role', { n: 1 })).fill('read');
    await openChoices(page).getByTitle('reader').click();
    await takePicture(page, `${pictures}/2-roles`);
    await buttonOf(form, words('ui', 'form.save')).click();
    await page.getByRole('cell', { name: ISSUER }).waitFor();

    await buttonOf(page, say('testOf', { name: 'auth0' })).click();
    const test = page.getByRole('dialog', { name: say('test.title', { name: 'auth0' }) });
    await test.getByLabel(new RegExp(`^${say('test.token')}`)).fill(sign({ aud: 'https://other.example', exp: seconds() - 600 }));
    await buttonOf(test, say('test.run')).click();
    await test.getByText(say('test.refused')).waitFor();
    await test.getByText(say('advice.audience')).waitFor();
    await takePicture(page, `${pictures}/3-test`);

    expect([await read(sign()), await read(sign({ [CLAIM]: [] })), await read(sign({ exp: seconds() - 600 }))]).toEqual([200, 403, 401]);
    expect(guard.findings()).toEqual([]);
  });
});
