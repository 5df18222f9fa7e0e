import { type ApiAnswer, type TestServer, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import type { MenuNode, PageOutline } from './contract';

eachDatabase('pages that are not in the menu on %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['pages'] });
  });
  afterAll(() => server.close());

  const call = (method: 'GET' | 'POST', path: string, body?: unknown): Promise<ApiAnswer> =>
    server.api(method, path, { token: server.root.token, ...(body === undefined ? {} : { body }) });
  const published = async (values: object): Promise<string> => {
    const { uid } = dataOf<PageOutline>(await call('POST', 'uiPages:create', { kind: 'page', title: 'Page', ...values }));
    dataOf(await call('POST', `uiPages:publish/${uid}`, { version: 0 }));
    return uid;
  };
  const inMenu = async (): Promise<readonly string[]> =>
    dataOf<MenuNode[]>(await call('GET', 'uiPages:menu')).flatMap(({ uid, children = [] }) => [uid, ...children.map((child) => child.uid)]);

  it('are opened all the same, and come back', async () => {
    const group = dataOf<PageOutline>(await call('POST', 'uiPages:create', { kind: 'group', title: 'Group' })).uid;
    const [shown, inside] = [await published({}), await published({ parentUid: group })];
    const hidden = await published({ hidden: true });
    await expect(inMenu()).resolves.toEqual(expect.arrayContaining([shown, group, inside]));
    await expect(inMenu()).resolves.not.toContain(hidden);
    expect((await call('GET', `uiPages:get/${hidden}`)).status).toBe(200);

    dataOf(await call('POST', `uiPages:update/${group}`, { hidden: true }));
    expect((await inMenu()).filter((uid) => uid === group || uid === inside)).toEqual([]);
    const outline = dataOf<PageOutline[]>(await call('GET', 'uiPages:list'));
    expect(outline.filter((page) => page.hidden).map(({ uid }) => uid)).toEqual(expect.arrayContaining([group, hidden]));
    dataOf(await call('POST', `uiPages:update/${group}`, { hidden: false }));
    await expect(inMenu()).resolves.toContain(inside);
    expect((await call('POST', `uiPages:update/${group}`, { hidden: 'yes' })).status).toBe(400);
  });
});
