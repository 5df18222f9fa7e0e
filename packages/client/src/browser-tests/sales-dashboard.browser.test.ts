import { serveAdmin, signInByTyping, wordsOf } from '@mortise/testing/browser';
import { SalesTour } from './testing/sales-tour';

const ORDERS = [
  { region: 'North', amount: 120 },
  { region: 'South', amount: 340 },
  { region: 'North', amount: 75 },
];

describe.each([
  { language: 'en', pictures: 'sales-dashboard' },
  { language: 'zh-CN', pictures: 'sales-dashboard-zh' },
] as const)('the guide to a sales dashboard in $language', ({ language, pictures }) => {
  const { server, browser } = serveAdmin({ env: { INIT_ROOT_NICKNAME: 'Admin', INIT_LANG: language } });

  it('is done by clicking and typing alone', async () => {
    const { page, guard } = await browser.open(server, { locale: language });
    const tour = new SalesTour({ page, say: wordsOf(language), pictures });
    await signInByTyping(page, server.root);
    await tour.createCollection();
    await tour.createPage();
    await tour.addChart();
    await tour.addForm();
    await tour.addTable();
    await tour.addFilter();
    await tour.addCode();
    await tour.publish();
    await tour.enterOrders(ORDERS);
    const largest = await tour.largest();
    await largest.getByText('340').waitFor();
    await expect(tour.find('North', 2)).resolves.toBe(2);
    expect(guard.findings()).toEqual([]);
  });
});
