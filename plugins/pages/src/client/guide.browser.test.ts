import { createCollection, dataOf } from '@mortise/testing';
import { buttonOf, openScreen, serveAdmin, takePicture, wordsOf } from '@mortise/testing/browser';
import { publishPage, tabOf, textBlock } from './testing/page-content';

/** What the guide calls things in either language. */
const WORDS = {
  en: {
    collection: 'Customers',
    fields: { name: 'Name', city: 'City' },
    customers: [
      ['Blue Door Books', 'Leeds'],
      ['Corner Bakery', 'York'],
      ['Harbour Cycles', 'Hull'],
    ],
    page: 'Customers at a glance',
    popup: 'Customer',
    tabs: ['Overview', 'Notes'],
    welcome: { title: 'Welcome', text: 'Ask **Mia** when a customer is missing.' },
    more: 'New customers are listed by Friday.',
  },
  'zh-CN': {
    collection: '客户',
    fields: { name: '名称', city: '城市' },
    customers: [
      ['蓝门书店', '杭州'],
      ['街角面包房', '苏州'],
      ['海港自行车', '宁波'],
    ],
    page: '客户一览',
    popup: '客户详情',
    tabs: ['概览', '备注'],
    welcome: { title: '欢迎', text: '找不到客户时，请联系**小米**。' },
    more: '新客户会在周五前列入。',
  },
} as const;

describe.each([
  { language: 'en', pictures: 'pages' },
  { language: 'zh-CN', pictures: 'pages-zh' },
] as const)('the guide to pages in $language', ({ language, pictures }) => {
  const { server, browser } = serveAdmin({ plugins: ['pages'], env: { INIT_ROOT_NICKNAME: 'Admin', INIT_LANG: language } });
  const say = wordsOf(language);
  const words = WORDS[language];

  it('says what happens: a draft is edited, shown over itself and published', async () => {
    const fields = Object.entries(words.fields).map(([name, title]) => ({ name, type: 'string', title }));
    await createCollection(server, { name: 'customers', title: words.collection, titleField: 'name', fields });
    for (const [name, city] of words.customers) {
      dataOf(await server.api('POST', 'customers:create', { token: server.root.token, body: { name, city } }));
    }
    const block = (key: string, kind: string, settings: object) => ({
      ...textBlock(key),
      kind,
      span: 12,
      settings: { collection: 'customers', ...settings } as never,
    });
    const popup = await publishPage(server, {
      title: words.popup,
      hidden: true,
      tabs: [tabOf('main', [{ ...block('one', 'collections.details', { fields: [{ name: 'name' }, { name: 'city' }] }), span: 24 }])],
    });
    const table = { columns: ['name', 'city'], open: 'page', popup: { page: popup } };
    const first = tabOf(
      'first',
      [textBlock('hello', { title: words.welcome.title, settings: { text: words.welcome.text } })],
      [block('number', 'pages.number', {}), block('table', 'collections.table', table)],
    );
    const tabs = [first, tabOf('second', [])].map((tab, at) => ({
      ...tab,
      title: words.tabs[at] ?? '',
      rows: tab.rows.filter(({ blocks }) => blocks.length > 0),
    }));
    const uid = await publishPage(server, { title: words.page, tabs });

    const { page, guard } = await openScreen(browser, server, { path: `/admin/pages/${uid}?edit=1`, locale: language });
    await page.getByText(words.customers[0][0]).waitFor();
    await takePicture(page, `${pictures}/1-editor`);

    await buttonOf(page, say('pages', 'editor.toolsOf.settings', { name: words.welcome.title })).click();
    const settings = page.getByRole('dialog');
    await settings.getByRole('textbox').last().waitFor();
    await settings.locator('textarea').fill(`${words.welcome.text}\n\n${words.more}`);
    await page.getByText(words.more).last().waitFor();
    await takePicture(page, `${pictures}/2-settings`);
    await buttonOf(settings, say('pages', 'editor.close')).click();
    await settings.waitFor({ state: 'hidden' });

    await page.getByText(words.customers[1][0]).click();
    const over = page.getByRole('dialog', { name: words.popup, exact: true });
    await over.getByText(words.customers[1][1]).waitFor();
    await takePicture(page, `${pictures}/3-popup`);
    await page.keyboard.press('Escape');
    await over.waitFor({ state: 'hidden' });

    await buttonOf(page, say('pages', 'editor.publish')).click();
    await page.getByRole('dialog').getByText(words.welcome.title).waitFor();
    await takePicture(page, `${pictures}/4-publish`);
    await buttonOf(page.getByRole('dialog'), say('pages', 'editor.publish')).click();
    await page.getByText(say('pages', 'editor.state.published'), { exact: true }).waitFor();
    expect(guard.findings()).toEqual([]);
  });
});
