import { createRole, createUser, dataOf } from '@mortise/testing';
import { type Page, accessibilityFaultsInBothThemes, buttonOf, openScreen, serveAdmin } from '@mortise/testing/browser';
import type { PageDraft } from '../../contract';
import { publishPage, tabOf, textBlock } from '../testing/page-content';

const { server, browser } = serveAdmin({ plugins: ['pages'] });

const textsOf = async (uid: string): Promise<string> => {
  const draft = dataOf<PageDraft>(await server.api('GET', `uiPages:getDraft/${uid}`, { token: server.root.token }));
  return draft.content.tabs.flatMap(({ rows }) => rows.flatMap(({ blocks }) => blocks.map(({ key }) => key))).join(' ');
};
const isSaved = (page: Page): Promise<void> => page.getByRole('status').filter({ hasText: 'Draft, not published' }).waitFor();

describe('two authors of the same draft', () => {
  let uid: string;

  beforeEach(async () => {
    uid = await publishPage(server, {
      title: 'Shared',
      tabs: [tabOf('main', [textBlock('a', { title: 'Alpha' })], [textBlock('b', { title: 'Beta' })])],
    });
  });

  /** Both have the draft open; the second removes Beta and saves, the first removes Alpha and is told. */
  async function collide(): Promise<Page> {
    const authors = await createRole(server, { snippets: ['pm.pages'] });
    const other = await createUser(server, { roles: [authors] });
    const path = `/admin/pages/${uid}?edit=1`;
    const first = (await openScreen(browser, server, { path })).page;
    const account = { account: other.username, password: other.password };
    const second = (await openScreen(browser, server, { path, account })).page;
    for (const page of [first, second]) await page.getByText('Text of b').waitFor();
    await buttonOf(second, 'Remove Beta').click();
    await buttonOf(second, 'Save draft').click();
    await isSaved(second);
    await buttonOf(first, 'Remove Alpha').click();
    await buttonOf(first, 'Save draft').click();
    await first.getByText('Somebody else has changed this draft').waitFor();
    return first;
  }

  it('are told what differs, and the one who goes on with theirs gets the own back by a step', async () => {
    const page = await collide();
    const changes = page.getByRole('alert').getByRole('list');
    await changes.getByRole('listitem').first().waitFor();
    await expect(changes.getByRole('listitem').allInnerTexts()).resolves.toEqual([
      expect.stringMatching(/Added[\s\S]*Beta/),
      expect.stringMatching(/Removed[\s\S]*Alpha/),
    ]);
    await expect(accessibilityFaultsInBothThemes(page)).resolves.toEqual([]);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'See theirs in another tab' }).click();
    const theirs = await opened;
    await theirs.getByText('Text of a').waitFor();
    await expect(theirs.getByText('Text of b').count()).resolves.toBe(0);
    await theirs.close();
    await buttonOf(page, 'Go on with theirs').click();
    await page.getByText('Text of a').waitFor();
    await page.getByText('Text of b').waitFor({ state: 'hidden' });
    await buttonOf(page, 'Undo (Ctrl+Z)').click();
    await page.getByText('Text of b').waitFor();
    await buttonOf(page, 'Save draft').click();
    await isSaved(page);
    await expect(textsOf(uid)).resolves.toBe('b');
  });

  it('lose nothing when one goes on with the own: a step leads to theirs', async () => {
    const page = await collide();
    await buttonOf(page, 'Go on with mine').click();
    await isSaved(page);
    await expect(textsOf(uid)).resolves.toBe('b');
    await buttonOf(page, 'Undo (Ctrl+Z)').click();
    await page.getByText('Text of a').waitFor();
    await buttonOf(page, 'Save draft').click();
    await isSaved(page);
    await expect(textsOf(uid)).resolves.toBe('a');
  });
});
