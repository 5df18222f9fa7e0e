import { createRole } from '@mortise/testing';
import { accessibilityFaultsInBothThemes, buttonOf, openChoices, openScreen, serveAdmin } from '@mortise/testing/browser';
import { publishPage, tabOf, textBlock } from '../testing/page-content';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

describe('the preview of a draft', () => {
  it('shows what is for a role, and leaves what was typed alone', async () => {
    const role = await createRole(server, { name: 'sellers' });
    const blocks = [textBlock('all'), textBlock('theirs', { roles: [role] }), textBlock('others', { roles: ['member'] })];
    const uid = await publishPage(server, { title: 'Previewed', tabs: [tabOf('main', ...blocks.map((block) => [block]))] });
    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1` });
    await page.getByText('Text of others').waitFor();
    await buttonOf(page, 'Duplicate Text').first().click();
    await buttonOf(page, 'Preview as a role').click();
    await page.getByText('What you have not saved is not in the preview.').waitFor();
    await page.getByRole('combobox', { name: 'Role' }).click();
    await openChoices(page).getByText(role, { exact: true }).click();
    await page.getByText('Text of theirs').waitFor();
    await expect(page.getByText('Text of all').count()).resolves.toBe(1);
    await expect(page.getByText('Text of others').count()).resolves.toBe(0);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    await buttonOf(page, 'Back to the editor').click();
    await page.getByText('Text of all').nth(1).waitFor();
    await page.getByRole('status').filter({ hasText: 'Not saved' }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
