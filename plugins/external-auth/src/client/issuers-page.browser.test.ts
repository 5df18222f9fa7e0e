import { createCollection } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, buttonOf, openChoices, openScreen, serveAdmin, sidewaysScroll } from '@mortise/testing/browser';
import { AUDIENCE, ISSUER, rsaPair, signToken } from '../testing/signing';

const { server, browser } = serveAdmin({ plugins: ['external-auth'] });
const { privateKey, publicKey } = rsaPair();
const sign = (claims: Record<string, unknown> = {}): string =>
  signToken({ key: privateKey, alg: 'RS256', claims: { groups: ['staff'], ...claims } });

beforeAll(async () => {
  await createCollection(server, { name: 'notes' });
});

it('adds an issuer, tests tokens of it, and deletes it', async () => {
  const { page, guard } = await openScreen(browser, server, { path: '/admin/settings/external-auth' });
  await page.getByText('No tokens of other systems are accepted').waitFor();
  await buttonOf(page, 'Add an issuer').click();
  const form = page.getByRole('dialog', { name: 'Add an issuer' });
  await form.getByLabel(/^Name/).fill('staff-id');
  await form.getByLabel(/^Issuer/).fill(ISSUER);
  await form.getByLabel('Audience').fill(AUDIENCE);
  await form.getByLabel('Public key').fill(privateKey);
  await form.getByLabel('Claim that names roles').fill('groups');
  await buttonOf(form, 'Add a value').click();
  await form.getByLabel('Value 1').fill('staff');
  await form.getByLabel('Role 1').fill('memb');
  await openChoices(page).getByTitle('Member (member)').click();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await buttonOf(form, 'Save').click();
  await form.getByText('never a private one').waitFor();
  await form.getByLabel('Public key').fill(publicKey);
  await buttonOf(form, 'Save').click();
  await page.getByRole('cell', { name: ISSUER }).waitFor();

  await buttonOf(page, 'Test a token of staff-id').click();
  const test = page.getByRole('dialog', { name: 'Test a token of staff-id' });
  await test.getByLabel(/^Token/).fill(sign({ aud: 'others', exp: 1 }));
  await buttonOf(test, 'Test the token').click();
  await test.getByText('The token is refused').waitFor();
  await test.getByText('Compare the claim aud with the audience.').waitFor();
  await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
  await test.getByLabel(/^Token/).fill(sign());
  await buttonOf(test, 'Test the token').click();
  await test.getByText('Its bearer acts with: member').waitFor();
  await test.getByRole('button', { name: 'Close' }).click();
  expect((await server.api('GET', 'notes:list', { token: sign() })).status).not.toBe(401);

  await page.setViewportSize({ width: 390, height: 800 });
  await expect(sidewaysScroll(page)).resolves.toBe(0);
  await buttonOf(page, 'Delete the issuer staff-id').click();
  const question = page.getByRole('dialog', { name: 'Delete the issuer staff-id' });
  await question.getByLabel('Type staff-id to confirm').fill('staff-id');
  await buttonOf(question, 'Delete').click();
  await page.getByText('No tokens of other systems are accepted').waitFor();
  expect((await server.api('GET', 'notes:list', { token: sign() })).status).toBe(401);
  expect(guard.findings()).toEqual([]);
});
