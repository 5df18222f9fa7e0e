import { createCollection } from '@mortise/testing';
import {
  type Locator,
  type Page,
  type ScreenOptions,
  type TestPage,
  accessibilityFaultsInBothThemes,
  buttonOf,
  openChoices,
  openScreen,
  serveAdmin,
  sidewaysScroll,
} from '@mortise/testing/browser';
import { authorizationUrl, newPkce, redeem } from '../testing/authorize';
import { basic, createClient, postForm } from '../testing/oauth';

const PAGE = '/admin/settings/oauth2';

const { server, browser } = serveAdmin({ plugins: ['oauth2'] });

beforeAll(async () => {
  await createCollection(server, { name: 'plants', title: 'Plants' });
});

const open = (options: Partial<ScreenOptions> = {}): Promise<TestPage> => openScreen(browser, server, { path: PAGE, ...options });
const expectNoFaults = (page: Page): Promise<void> => expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
const issued = (page: Page, clientId: string): Locator => page.getByRole('dialog', { name: `The secret of ${clientId}` });
const mayGetTokens = async (clientId: string, secret: string): Promise<boolean> => {
  const form = { grant_type: 'client_credentials' };
  return (await postForm(server, '/api/oauth2/token', { form, headers: basic({ clientId, secret }) })).status === 200;
};

/** Reads the secret, copies it and closes the dialog. */
async function takeSecret(page: Page, clientId: string): Promise<string> {
  const dialog = issued(page, clientId);
  const secret = await dialog.getByRole('textbox', { name: 'Client secret' }).inputValue();
  await buttonOf(dialog, 'Copy the secret').click();
  await buttonOf(dialog, 'Copied').first().waitFor();
  await buttonOf(dialog, 'Done').click();
  await dialog.waitFor({ state: 'hidden' });
  return secret;
}

describe('the page of OAuth clients', () => {
  it('makes a client, changes its secret and deletes it', async () => {
    const { page, guard } = await open();
    await page.getByText('No OAuth clients yet').waitFor();
    await expectNoFaults(page);
    await buttonOf(page, 'Add your first client').click();
    const form = page.getByRole('dialog', { name: 'Add a client' });
    await buttonOf(form, 'Add the client').click();
    await form.getByText('Choose at least one role.').waitFor();
    await form.getByLabel('Client ID').fill('erp');
    await form.getByRole('checkbox', { name: 'Only some tables' }).check();
    await form.getByRole('combobox', { name: 'Tables' }).click();
    await openChoices(page).getByTitle('Plants (plants)').click();
    await page.keyboard.press('Escape');
    await form.getByRole('combobox', { name: 'Roles it acts with' }).click();
    await openChoices(page).getByTitle(/admin/).click();
    await page.keyboard.press('Escape');
    await expectNoFaults(page);
    await buttonOf(form, 'Add the client').click();
    await issued(page, 'erp').getByRole('region', { name: 'Get a token with curl' }).waitFor();
    await expectNoFaults(page);
    const first = await takeSecret(page, 'erp');
    await expect(mayGetTokens('erp', first)).resolves.toBe(true);

    await page.getByRole('link', { name: 'Secrets of erp' }).click();
    const secrets = page.getByRole('dialog', { name: 'Secrets of erp' });
    await secrets.getByText(`…${first.slice(-4)}`).waitFor();
    await expectNoFaults(page);
    await buttonOf(secrets, 'Make a new secret').click();
    const second = await takeSecret(page, 'erp');
    await expect(Promise.all([mayGetTokens('erp', first), mayGetTokens('erp', second)])).resolves.toEqual([true, true]);
    await page.getByRole('link', { name: 'Secrets of erp' }).click();
    await buttonOf(secrets, `Revoke the secret …${first.slice(-4)}`).click();
    await buttonOf(page.getByRole('dialog').filter({ hasText: 'all tokens of the client end now' }), 'Revoke').click();
    await secrets.getByText(`…${first.slice(-4)}`).waitFor({ state: 'hidden' });
    await expect(Promise.all([mayGetTokens('erp', first), mayGetTokens('erp', second)])).resolves.toEqual([false, true]);
    await page.goto(PAGE);

    await page.getByRole('link', { name: 'erp', exact: true }).click();
    const change = page.getByRole('dialog', { name: 'Client erp' });
    await change.getByRole('checkbox', { name: 'write' }).check();
    await buttonOf(change, 'Save').click();
    await page.getByRole('cell', { name: 'read, write' }).waitFor();
    await expectNoFaults(page);
    await buttonOf(page, 'Delete the client "erp"').click();
    const confirm = page.getByRole('dialog');
    await confirm.getByText('Tokens it got for itself stop working').waitFor();
    await confirm.getByLabel('Type erp to confirm').fill('erp');
    await buttonOf(confirm, 'Delete').click();
    await page.getByText('No OAuth clients yet').waitFor();
    await expect(mayGetTokens('erp', second)).resolves.toBe(false);
    expect(guard.findings()).toEqual([]);
  });

  it('speaks Chinese and fits a phone', async () => {
    await createClient(server, { clientId: 'a-program-with-a-rather-long-name-for-a-phone', rights: ['read', 'write', 'delete'] });
    const { page, guard } = await open({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    await page.getByRole('link', { name: 'a-program-with-a-rather-long-name-for-a-phone', exact: true }).waitFor();
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await page.goto(`${PAGE}?open=new`);
    await page.getByRole('dialog', { name: '添加客户端' }).getByLabel('客户端 ID').fill('手机');
    await expect(sidewaysScroll(page)).resolves.toBe(0);
    await expectNoFaults(page);
    expect(guard.findings()).toEqual([]);
  });
});

describe('the page that asks people', () => {
  it('says who asks for what, and leads back with a code or without', async () => {
    const redirectUri = `${server.url}/signin/back`;
    const rights = ['read', 'write'];
    const app = await createClient(server, {
      clientId: 'app',
      title: 'The app',
      rights,
      grantTypes: ['authorization_code'],
      redirectUris: [redirectUri],
    });
    const { verifier, challenge } = newPkce();
    const address = authorizationUrl(server, { clientId: 'app', challenge, scope: 'openid read', extra: { redirect_uri: redirectUri } });
    const { page, guard } = await openScreen(browser, server, { path: '/admin' });
    await page.goto(address);
    await page.getByText('The app wants to act for you here').waitFor();
    await page.getByText('Read what you may read').waitFor();
    await expect(page.getByText('Add and change').count()).resolves.toBe(0);
    await page.getByText(new URL(server.url).host).waitFor();
    await expectNoFaults(page);
    await buttonOf(page, 'Give The app access').click();
    await page.waitForURL((url) => url.searchParams.has('code'));
    const code = new URL(page.url()).searchParams.get('code') ?? '';
    const { body } = await redeem(server, app, { code, verifier, redirectUri });
    expect((await server.api('GET', 'plants:list', { token: String(body['access_token']) })).status).toBe(200);

    await page.goto(address);
    await buttonOf(page, 'Refuse').click();
    await page.waitForURL((url) => url.searchParams.get('error') === 'access_denied');
    await page.goto('/admin/oauth2/consent?request=nothing-of-mine');
    await page.getByText('There is nothing to decide here').waitFor();
    await expectNoFaults(page);
    expect(guard.findings().filter((finding) => !finding.includes('404'))).toEqual([]);
  });
});
