import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createCollection,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
} from '@mortise/testing';
import type { PageContent, PublishedPage } from '@mortise/plugin-pages/contract';
import type { BlockGrants } from './contract';
import { BlockPage } from './testing/block-page';

eachDatabase('grants of blocks on %s', (dialect) => {
  let server: TestServer;
  let orders: string;
  let scores: string;
  /** May change pages, and see two fields of orders. */
  let author: string;
  let admin: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['pages', 'js-blocks'] });
    const fields = ['title', 'total', 'margin'].map((name) => ({ name, type: 'string' }));
    orders = await createCollection(server, { fields });
    scores = await createCollection(server, { fields });
    const actions = [{ name: 'view', fields: ['id', 'title', 'total'] }];
    const role = await createRole(server, { snippets: ['pm.pages'], grants: [{ collection: orders, actions }] });
    author = (await createUser(server, { roles: [role] })).token;
    admin = (await createUser(server, { roles: ['admin'] })).token;
    dataOf(await server.api('POST', `${orders}:create`, { token: server.root.token, body: { title: 'a', total: '1', margin: '1' } }));
  });
  afterAll(() => server.close());

  const seen = (fields?: readonly string[]): BlockGrants => ({
    collections: [{ resource: orders, actions: ['view'], ...(fields === undefined ? {} : { fields }) }],
  });
  const told = ({ body }: ApiAnswer): unknown => (body as { errors?: { details?: unknown }[] }).errors?.[0]?.details;

  it.each<[string, unknown]>([
    ['a text', 'all'],
    ['parts nobody knows', { everything: true }],
    ['a collection twice', { collections: [1, 2].map(() => ({ resource: 'users', actions: ['view'] })) }],
    ['users', { collections: [{ resource: 'users', actions: ['view'] }] }],
    ['pages', { collections: [{ resource: 'uiPages', actions: ['update'] }] }],
    ['what is not there', { collections: [{ resource: 'nothing', actions: ['view'] }] }],
    ['another data source', { collections: [{ resource: 'elsewhere/things', actions: ['view'] }] }],
    ['no actions', { collections: [{ resource: 'users', actions: [] }] }],
    ['all actions at once', { collections: [{ resource: 'users', actions: ['*'] }] }],
    ['an address as a host', { hosts: ['https://example.com/'] }],
    ['any host', { hosts: ['*'] }],
    ['a name with a path', { secrets: ['../key'] }],
    ['very many', { hosts: Array.from({ length: 51 }, (_, index) => `h${index}.example.com`) }],
  ])('are refused when they are %s, in blocks of any kind', async (_what, grants) => {
    const page = await BlockPage.create(server);
    for (const kind of ['js-blocks.block', 'pages.markdown']) {
      const answer = await page.draft([{ key: 'b', kind, grants: grants as BlockGrants }]);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'DEFINITION_INVALID']);
    }
    expect(codeOf(await page.draft([{ key: 'b', grants: seen(['nothing']) }]))).toBe('FIELD_UNKNOWN');
  });

  it('are given by those who have these rights themselves', async () => {
    const page = await BlockPage.create(server);
    const attempt = async (grants: BlockGrants): Promise<ApiAnswer> => {
      dataOf(await page.draft([{ key: 'b', grants }], author));
      return page.publish(author);
    };
    const denied: readonly [BlockGrants, string][] = [
      [seen(), `${orders}:view`],
      [seen(['title', 'margin']), `${orders}:view`],
      [{ collections: [{ resource: orders, actions: ['view', 'update'], fields: ['title'] }] }, `${orders}:update`],
      [{ collections: [{ resource: scores, actions: ['view'] }] }, `${scores}:view`],
      [{ hosts: ['evil.example'] }, 'host evil.example'],
      [{ secrets: ['root'] }, 'secret root'],
      [{ queries: ['nothing'] }, 'query nothing'],
    ];
    for (const [grants, right] of denied) {
      const answer = await attempt(grants);
      expect([answer.status, told(answer)]).toEqual([403, expect.objectContaining({ block: 'b', right })]);
    }
    dataOf(await attempt(seen(['title', 'total'])));
    dataOf(await page.draft([{ key: 'b', grants: { hosts: ['api.example.com'], secrets: ['x'] } }], admin));
    dataOf(await page.publish(admin));
  });

  it('stay with code that stays, and are given anew with every change of it', async () => {
    const page = await BlockPage.create(server);
    await page.show({ key: 'b', code: 'return 1', grants: seen() });
    dataOf(await page.draft([{ key: 'b', code: 'return 1', grants: seen(['title', 'margin']) }, { key: 'new' }], author));
    dataOf(await page.publish(author));
    await page.show({ key: 'b', code: 'return 1', grants: seen() });
    dataOf(await page.draft([{ key: 'b', code: 'return 2', grants: seen() }], author));
    expect((await page.publish(author)).status).toBe(403);
    dataOf(
      await page.draft(
        [{ key: 'b', code: 'return 1', grants: seen(), settings: { columns: [{ code: 'steal()', compiled: '' }] } }],
        author,
      ),
    );
    expect((await page.publish(author)).status).toBe(403);
    dataOf(await page.draft([{ key: 'other', code: 'return 1', grants: seen() }], author));
    expect((await page.publish(author)).status).toBe(403);
  });

  it('count in the published revision, a while in the one before, and in drafts for those who change pages', async () => {
    const page = await BlockPage.create(server);
    const first = await page.show({ key: 'b', grants: seen() });
    const list = async (revision?: number, token?: string): Promise<number> => {
      const at = revision === undefined ? {} : { revision };
      return (await page.caller('b', { ...at, ...(token === undefined ? {} : { token }) })('GET', `${orders}:list`)).status;
    };
    expect([await list(first), await list(first + 1)]).toEqual([200, 401]);
    dataOf(await page.draft([{ key: 'b' }]));
    expect([await list(first), await list()]).toEqual([200, 403]);
    const second = await page.show({ key: 'b' });
    expect([await list(first), await list(second)]).toEqual([200, 403]);
    const third = await page.show({ key: 'b', grants: seen() });
    expect([await list(first), await list(second), await list(third), await list()]).toEqual([401, 403, 200, 200]);
    const viewer = (await createUser(server, { roles: [await createRole(server, { grants: [{ collection: orders }] })] })).token;
    expect([await list(third, viewer), await list(undefined, viewer), await list(undefined, author)]).toEqual([200, 401, 200]);
    dataOf(await server.api('POST', `uiPages:destroy/${page.uid}`, { token: server.root.token }));
    expect([await list(third), await list()]).toEqual([401, 401]);
  });

  it('of what was published while nobody looked at them are none', async () => {
    const { token } = server.root;
    dataOf(await server.api('POST', 'pm:disable?filterByTk=js-blocks', { token }));
    const page = await BlockPage.create(server);
    dataOf(await page.draft([{ key: 'b', grants: seen() }], author));
    dataOf(await page.publish(author));
    const unknown = await page.caller('b', { revision: 1 })('GET', `${orders}:list`);
    expect([unknown.status, codeOf(unknown)]).toEqual([401, 'NARROWING_UNKNOWN']);
    dataOf(await server.api('POST', 'pm:enable?filterByTk=js-blocks', { token }));
    expect((await page.caller('b', { revision: 1 })('GET', `${orders}:list`)).status).toBe(403);
    dataOf(await page.draft([{ key: 'b', grants: seen() }], author));
    expect((await page.publish(author)).status).toBe(403);
    dataOf(await page.publish());
    expect((await page.caller('b', { revision: 2 })('GET', `${orders}:list`)).status).toBe(200);
  });

  it('are told viewers, sources are not', async () => {
    const page = await BlockPage.create(server);
    const settings = { columns: [{ code: 'let secret: string', compiled: '' }, { code: 'stays' }] };
    await page.show({ key: 'b', code: 'let a: string', grants: seen(), settings });
    const block = ({ tabs }: PageContent): unknown => tabs[0]?.rows[0]?.blocks[0]?.settings;
    const { content } = dataOf<PublishedPage>(await server.api('GET', `uiPages:get/${page.uid}`, { token: author }));
    expect(block(content)).toEqual({ compiled: 'let a', grants: seen(), columns: [{ compiled: 'let secret' }, { code: 'stays' }] });
    const draft = dataOf<PublishedPage>(await server.api('GET', `uiPages:getDraft/${page.uid}`, { token: author }));
    expect(block(draft.content)).toMatchObject({ code: 'let a: string' });
  });

  it('give nothing over collections that became a plugin’s, or are gone', async () => {
    const gone = await createCollection(server);
    const page = await BlockPage.create(server);
    const revision = await page.show({ key: 'b', grants: { collections: [{ resource: gone, actions: ['view'] }] } });
    const call = page.caller('b', { revision });
    expect((await call('GET', `${gone}:list`)).status).toBe(200);
    dataOf(await server.api('POST', `collections:destroy?filterByTk=${gone}`, { token: server.root.token }));
    expect((await call('GET', `${gone}:list`)).status).toBe(404);
  });
});
