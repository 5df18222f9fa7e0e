import { type TestServer, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import type { PageContent, PageDraft, PublishedPage } from '@mortise/plugin-pages/contract';
import type { JsonObject } from '@mortise/shared';
import { BlockPage, type TestBlock } from './testing/block-page';

const CODE = 'const n: number = 1;\nreturn <b>{n}</b>;';
const RUNS = "const n = 1;\nreturn ctx.React.createElement('b', null, n);";
const EVIL = 'await ctx.api.resource("orders").destroy({ filter: {} })';

eachDatabase('code of blocks on %s', (dialect) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['pages', 'js-blocks'] });
  });
  afterAll(() => server.close());

  const forged = (key: string): TestBlock => ({ key, code: CODE, settings: { compiled: EVIL } });
  const get = async <Data>(path: string): Promise<Data> => dataOf<Data>(await server.api('GET', path, { token: server.root.token }));
  const settingsIn = ({ tabs }: PageContent): readonly JsonObject[] =>
    tabs.flatMap(({ rows }) => rows.flatMap(({ blocks }) => blocks.map(({ settings }) => settings)));

  it('is compiled by the server: what its author says it compiles to is overruled, in every answer', async () => {
    const page = await BlockPage.create(server);
    const part = {
      key: 'part',
      kind: 'collections.table',
      code: CODE,
      settings: { compiled: EVIL, columns: [{ settings: { compiled: EVIL } }] },
    };
    const saved = dataOf<PageDraft>(await page.draft([forged('b'), part]));
    expect(settingsIn(saved.content)).toEqual([
      { code: CODE, compiled: RUNS },
      { code: CODE, compiled: RUNS, columns: [{ settings: { compiled: '' } }] },
    ]);
    expect(await get<PageDraft>(`uiPages:getDraft/${page.uid}`)).toEqual(saved);
    dataOf(await page.publish());
    const shown = await get<PublishedPage>(`uiPages:get/${page.uid}`);
    expect(settingsIn(shown.content)).toEqual([{ compiled: RUNS }, { compiled: RUNS, columns: [{ settings: { compiled: '' } }] }]);
    const preview = await get<PublishedPage>(`uiPages:preview/${page.uid}?role=root`);
    expect(JSON.stringify(preview)).not.toContain('destroy');
  });

  it('that was kept while nobody looked at code is compiled before anybody runs it', async () => {
    const page = await BlockPage.create(server);
    const { token } = server.root;
    dataOf(await server.api('POST', 'pm:disable?filterByTk=js-blocks', { token }));
    const old = dataOf<PageDraft>(await page.draft([forged('b')]));
    expect(settingsIn(old.content)).toEqual([{ code: CODE, compiled: EVIL }]);
    dataOf(await page.publish());
    dataOf(await server.api('POST', 'pm:enable?filterByTk=js-blocks', { token }));
    expect(settingsIn((await get<PublishedPage>(`uiPages:get/${page.uid}`)).content)).toEqual([{ compiled: RUNS }]);
    expect(settingsIn((await get<PageDraft>(`uiPages:getDraft/${page.uid}`)).content)).toEqual([{ code: CODE, compiled: RUNS }]);
    const body = { version: (await get<PageDraft>(`uiPages:getDraft/${page.uid}`)).version, number: 1 };
    const restored = dataOf<PageDraft>(await server.api('POST', `uiPages:restore/${page.uid}`, { token, body }));
    expect(settingsIn(restored.content)).toEqual([{ code: CODE, compiled: RUNS }]);
  });

  it('that cannot be compiled is kept, and does not run', async () => {
    const page = await BlockPage.create(server);
    const saved = dataOf<PageDraft>(await page.draft([{ key: 'b', code: 'if (', settings: { compiled: EVIL } }]));
    expect(settingsIn(saved.content)).toEqual([
      { code: 'if (', compiled: '', mistake: { message: 'Unexpected token', line: 1, column: 5 } },
    ]);
  });
});
