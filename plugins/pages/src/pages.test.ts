import {
  type ApiAnswer,
  type TestServer,
  codeOf,
  createRole,
  createUser,
  dataOf,
  eachDatabase,
  startTestServer,
  uniqueName,
} from '@mortise/testing';
import type { MenuNode, PageContent, PageDraft, PageOutline, PublishedPage } from './contract';

const block = (key: string, more: object = {}) => ({ key, kind: 'pages.markdown', span: 24, settings: { text: key }, ...more });
const content = (...blocks: readonly ReturnType<typeof block>[]): PageContent => ({
  tabs: [{ key: 'main', rows: blocks.length === 0 ? [] : [{ key: 'row', blocks }] }],
});
/** A page with at least that many blocks. */
const crowded = (count: number): PageContent => {
  const rows = Array.from({ length: count / 10 + 1 }, (_, row) => ({
    key: `row${row}`,
    blocks: Array.from({ length: 10 }, (__, at) => block(`b${row}-${at}`, { span: 2 })),
  }));
  return { tabs: [{ key: 'main', rows }] };
};

eachDatabase('pages on %s', (dialect) => {
  let server: TestServer;
  let sales: string;
  let seller: string;
  let stranger: string;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['pages'] });
    sales = await createRole(server);
    seller = (await createUser(server, { roles: [sales] })).token;
    stranger = (await createUser(server, { roles: [await createRole(server)] })).token;
  });
  afterAll(() => server.close());

  const call = (method: 'GET' | 'POST', path: string, { body, token = server.root.token }: { body?: unknown; token?: string } = {}) =>
    server.api(method, path, { token, ...(body === undefined ? {} : { body }) });
  const post = (path: string, body: unknown = {}, token?: string): Promise<ApiAnswer> =>
    call('POST', path, { body, ...(token === undefined ? {} : { token }) });
  const create = async (values: object): Promise<string> =>
    dataOf<PageOutline>(await post('uiPages:create', { kind: 'page', title: uniqueName('page'), ...values })).uid;
  const publish = async (uid: string, shown: PageContent): Promise<PageDraft> => {
    const { version } = dataOf<PageDraft>(await call('GET', `uiPages:getDraft/${uid}`));
    const saved = dataOf<PageDraft>(await post(`uiPages:saveDraft/${uid}`, { content: shown, version }));
    return dataOf<PageDraft>(await post(`uiPages:publish/${uid}`, { version: saved.version }));
  };
  const open = (uid: string, token: string): Promise<ApiAnswer> => call('GET', `uiPages:get/${uid}`, { token });
  const menu = async (token: string): Promise<readonly MenuNode[]> => dataOf(await call('GET', 'uiPages:menu', { token }));
  const keysOf = ({ tabs }: PageContent): readonly string[] =>
    tabs.flatMap(({ rows }) => rows).flatMap(({ blocks }) => blocks.map(({ key }) => key));

  it('are seen once they are published, as they were then', async () => {
    const uid = await create({ title: 'Sales' });
    expect((await open(uid, seller)).status).toBe(404);
    expect(JSON.stringify(await menu(seller))).not.toContain(uid);
    await publish(uid, content(block('a')));
    expect(await menu(seller)).toContainEqual({ uid, kind: 'page', title: 'Sales' });
    expect(dataOf(await open(uid, seller))).toEqual({ uid, title: 'Sales', revision: 1, content: content(block('a')) });
    dataOf(await post(`uiPages:saveDraft/${uid}`, { content: content(block('b')), version: 1 }));
    expect(keysOf(dataOf<PublishedPage>(await open(uid, seller)).content)).toEqual(['a']);
  });

  it('hold back what is for other roles: pages, groups, tabs and blocks', async () => {
    const group = await create({ kind: 'group', roles: [sales] });
    const inside = await create({ parentUid: group });
    const own = await create({ roles: [sales] });
    const shared = await create({});
    const tabs = [
      ...content(block('all'), block('theirs', { roles: [sales] })).tabs,
      { key: 'second', roles: [sales], rows: [{ key: 'r2', blocks: [block('tab')] }] },
    ];
    for (const uid of [inside, own, shared]) await publish(uid, { tabs });
    for (const uid of [inside, own]) {
      expect([(await open(uid, seller)).status, (await open(uid, stranger)).status]).toEqual([200, 404]);
    }
    const told = JSON.stringify(await menu(stranger));
    for (const uid of [group, inside, own]) expect(told).not.toContain(uid);
    expect(told).toContain(shared);
    expect(keysOf(dataOf<PublishedPage>(await open(shared, stranger)).content)).toEqual(['all']);
    expect(dataOf<PublishedPage>(await open(shared, stranger)).content.tabs).toHaveLength(1);
    expect(keysOf(dataOf<PublishedPage>(await open(shared, seller)).content)).toEqual(['all', 'theirs', 'tab']);
    expect(keysOf(dataOf<PublishedPage>(await open(shared, server.root.token)).content)).toEqual(['all', 'theirs', 'tab']);
  });

  it('are written by authors only', async () => {
    const uid = await create({});
    const authors = await createRole(server, { snippets: ['pm.pages'] });
    const author = (await createUser(server, { roles: [authors] })).token;
    for (const path of ['list', `getDraft/${uid}`, `preview/${uid}?role=${sales}`, `listRevisions/${uid}`, `getRevision/${uid}?number=1`]) {
      expect((await call('GET', `uiPages:${path}`, { token: seller })).status).toBe(403);
    }
    for (const action of ['create', 'update', 'move', 'destroy', 'saveDraft', 'publish', 'discardDraft', 'restore']) {
      expect((await post(`uiPages:${action}/${uid}`, {}, seller)).status).toBe(403);
    }
    expect((await call('GET', `uiPages:getDraft/${uid}`, { token: author })).status).toBe(200);
    expect((await server.api('GET', 'uiPages:menu', {})).status).toBe(401);
  });

  it('let one of several authors win, and tell the others', async () => {
    const uid = await create({});
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => post(`uiPages:saveDraft/${uid}`, { content: content(block(`k${index}`)), version: 0 })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412).map(codeOf)).toEqual(Array.from({ length: 9 }, () => 'PRECONDITION_FAILED'));
    const races = await Promise.all([1, 2, 3].map(() => post(`uiPages:publish/${uid}`, { version: 1 })));
    const numbers = races.filter(({ status }) => status === 200).map((answer) => dataOf<PageDraft>(answer).revision);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  });

  it('go back to what is published, and to what was', async () => {
    const uid = await create({});
    expect(codeOf(await post(`uiPages:discardDraft/${uid}`, { version: 0 }))).toBe('RECORD_NOT_FOUND');
    await publish(uid, content(block('first')));
    const { version } = await publish(uid, content(block('second')));
    const changed = dataOf<PageDraft>(await post(`uiPages:saveDraft/${uid}`, { content: content(), version }));
    expect(changed.isChanged).toBe(true);
    const back = dataOf<PageDraft>(await post(`uiPages:discardDraft/${uid}`, { version: changed.version }));
    expect([keysOf(back.content), back.isChanged]).toEqual([['second'], false]);
    const old = dataOf<PageDraft>(await post(`uiPages:restore/${uid}`, { version: back.version, number: 1 }));
    expect([keysOf(old.content), old.isChanged, old.revision]).toEqual([['first'], true, 2]);
    const history = dataOf<{ number: number; createdById: number }[]>(await call('GET', `uiPages:listRevisions/${uid}`));
    expect(history.map(({ number }) => number)).toEqual([2, 1]);
    expect(keysOf(dataOf<PageContent>(await call('GET', `uiPages:getRevision/${uid}?number=2`)))).toEqual(['second']);
  });

  it('say who changed their draft last, whoever publishes or renames them', async () => {
    const uid = await create({});
    const author = await createUser(server, { roles: [await createRole(server, { snippets: ['pm.pages'] })] });
    const draft = async (): Promise<PageDraft> => dataOf(await call('GET', `uiPages:getDraft/${uid}`));
    expect((await draft()).changedById).toBeNull();
    dataOf(await post(`uiPages:saveDraft/${uid}`, { content: content(block('a')), version: 0 }, author.token));
    dataOf(await post(`uiPages:publish/${uid}`, { version: 1 }));
    dataOf(await post(`uiPages:update/${uid}`, { title: 'Renamed' }));
    expect((await draft()).changedById).toBe(author.id);
    expect(dataOf<PageDraft>(await post(`uiPages:discardDraft/${uid}`, { version: 1 })).changedById).not.toBe(author.id);
  });

  it('show authors what one of their roles will see of a draft', async () => {
    const authors = await createRole(server, { snippets: ['pm.pages'] });
    const author = (await createUser(server, { roles: [authors, sales] })).token;
    const uid = await create({});
    const shown = content(block('all'), block('theirs', { roles: [sales] }), block('admins', { roles: ['admin'] }));
    dataOf(await post(`uiPages:saveDraft/${uid}`, { content: shown, version: 0 }));
    const preview = (role: string, token = author): Promise<ApiAnswer> =>
      server.api('GET', `uiPages:preview/${uid}?role=${role}`, { token, ...(token === author ? { role: authors } : {}) });
    expect(keysOf(dataOf<PublishedPage>(await preview(sales)).content)).toEqual(['all', 'theirs']);
    expect(codeOf(await preview('admin'))).toBe('ROLE_NOT_OWNED');
    expect(codeOf(await preview('root'))).toBe('ROLE_NOT_OWNED');
    expect(codeOf(await preview(''))).toBe('QUERY_PARAMETER_INVALID');
    expect((await preview(sales, seller)).status).toBe(403);
    expect(keysOf(dataOf<PublishedPage>(await preview('admin', server.root.token)).content)).toEqual(['all', 'admins']);
    dataOf(await post(`uiPages:update/${uid}`, { roles: ['admin'] }));
    expect((await preview(sales)).status).toBe(404);
  });

  it('stand in the menu where they are put', async () => {
    const group = await create({ kind: 'group', title: 'Shop' });
    const [a, b, c] = [await create({}), await create({}), await create({})];
    const inGroup = async (): Promise<readonly string[]> =>
      dataOf<PageOutline[]>(await call('GET', 'uiPages:list'))
        .filter(({ parentUid }) => parentUid === group)
        .map(({ uid }) => uid);
    for (const uid of [a, b]) dataOf(await post(`uiPages:move/${uid}`, { parentUid: group }));
    dataOf(await post(`uiPages:move/${c}`, { parentUid: group, before: a }));
    expect(await inGroup()).toEqual([c, a, b]);
    expect(codeOf(await post(`uiPages:move/${c}`, { parentUid: group, before: 'nowhere' }))).toBe('VALUE_INVALID');
    expect(codeOf(await post(`uiPages:move/${group}`, { parentUid: a }))).toBe('VALUE_INVALID');
    expect(codeOf(await post(`uiPages:move/${a}`, { parentUid: b }))).toBe('VALUE_INVALID');
    expect(codeOf(await post(`uiPages:destroy/${group}`))).toBe('FOREIGN_KEY_CONFLICT');
    for (const uid of [a, b, c, group]) expect((await post(`uiPages:destroy/${uid}`)).status).toBe(200);
    expect((await call('GET', `uiPages:getDraft/${a}`)).status).toBe(404);
  });

  it.each([
    ['no tabs', { tabs: [] }],
    ['a column too many', content(block('a', { span: 25 }))],
    ['a kind of nobody', content(block('a', { kind: 'script' }))],
    ['a part that is not known', { ...content(), more: 1 }],
    ['the same key twice', content(block('a'), block('a'))],
    ['a data source without a name', content(block('a', { settings: { dataSource: { key: 'shop' } } }))],
    ['a data source no source can be called', content(block('a', { settings: { dataSource: 'shop; x' } }))],
    ['a collection that is no name', content(block('a', { settings: { collection: '../users' } }))],
    ['more blocks than anybody looks at', crowded(501)],
    ['more than a request may hold', content(block('a', { settings: { text: 'x'.repeat(2_000_000) } }))],
  ])('refuse %s and keep what was there', async (_what, wrong) => {
    const uid = await create({});
    const { status } = await post(`uiPages:saveDraft/${uid}`, { content: wrong, version: 0 });
    expect([400, 413]).toContain(status);
    expect(dataOf<PageDraft>(await call('GET', `uiPages:getDraft/${uid}`)).version).toBe(0);
  });

  it('are reached by their own ids alone', async () => {
    const group = await create({ kind: 'group' });
    const [one, other] = [await create({}), await create({})];
    await publish(one, content(block('a')));
    for (const path of [`getDraft/${group}`, `getRevision/${other}?number=1`, `getRevision/${group}?number=1`]) {
      expect((await call('GET', `uiPages:${path}`)).status).toBe(404);
    }
    expect((await post(`uiPages:saveDraft/${group}`, { content: content(), version: 0 })).status).toBe(404);
    expect((await post(`uiPages:publish/${group}`, { version: 0 })).status).toBe(404);
    expect((await post(`uiPages:restore/${other}`, { version: 0, number: 1 })).status).toBe(404);
    // A block may name a page its viewer has no way to: naming it opens nothing.
    const closed = await create({ roles: ['admin'], hidden: true });
    await publish(closed, content(block('secret')));
    await publish(other, content(block('a', { kind: 'unknown.kind', settings: { popup: { page: closed } } })));
    expect((await open(other, seller)).status).toBe(200);
    expect((await open(closed, seller)).status).toBe(404);
  });

  it('refuse settings of thousands of levels, and go on answering', async () => {
    const uid = await create({});
    const levels = 20_000;
    const deep = `${'{"a":'.repeat(levels)}{}${'}'.repeat(levels)}`;
    const body = JSON.stringify({ content: content(block('a', { settings: 'HERE' })), version: 0 }).replace('"HERE"', deep);
    const refused = await post(`uiPages:saveDraft/${uid}`, body);
    expect([refused.status, codeOf(refused)]).toEqual([400, 'JSON_TOO_DEEP']);
    expect(dataOf<PageDraft>(await call('GET', `uiPages:getDraft/${uid}`)).version).toBe(0);
  });
});
