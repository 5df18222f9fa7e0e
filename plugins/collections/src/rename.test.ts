import { type TestServer, eachDatabase, startTestServer } from '@mortise/testing';
import { planCalls } from './testing/plan-calls';

type Rows = readonly Readonly<Record<string, unknown>>[];

eachDatabase('renaming on %s', (dialect) => {
  let server: TestServer;
  const { get, post, planOf } = planCalls(() => server);
  const done = async (path: string, body: unknown = {}) => {
    const { status, code, data } = await post(path, body);
    expect({ path, status, code }).toEqual({ path, status: 200, code: undefined });
    return data;
  };
  const rows = async (path: string) => {
    const { status, data } = await get(path);
    expect({ path, status }).toEqual({ path, status: 200 });
    return data as Rows;
  };
  const field = async (collection: string, name: string) => (await get(`collections/${collection}/fields:get?filterByTk=${name}`)).data;
  const renameField = (collection: string, from: string, to: string) =>
    done(`collections/${collection}/fields:update?filterByTk=${from}`, { name: to });
  const renameCollection = (from: string, to: string) => done(`collections:update?filterByTk=${from}`, { name: to });

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  test('a field keeps its values, index, uniqueness, default and place; its old name is unknown', async () => {
    const title = { name: 'title', type: 'string', unique: true, length: 40, defaultValue: 'none', allowNull: false };
    await done('collections:create', {
      name: 'notes',
      titleField: 'title',
      fields: [title, { name: 'size', type: 'integer', index: true }],
    });
    for (const [index, name] of ['a', 'b'].entries()) await done('notes:create', { title: name, size: index });
    expect(await renameField('notes', 'title', 'headline')).toMatchObject([
      { name: 'headline', unique: true, length: 40, allowNull: false },
    ]);
    await renameField('notes', 'size', 'pages');
    expect(await rows('notes:list?sort=headline&fields=headline,pages')).toEqual([
      { headline: 'a', pages: 0 },
      { headline: 'b', pages: 1 },
    ]);
    expect(await post('notes:create', { headline: 'a' })).toMatchObject({ status: 409, code: 'UNIQUE_CONFLICT' });
    expect(await post('notes:create', { pages: 9 })).toMatchObject({ status: 200, data: { headline: 'none' } });
    expect(await post('notes:create', { title: 'c' })).toMatchObject({ status: 400, code: 'FIELD_UNKNOWN' });
    for (const old of ['fields=title', 'sort=size', 'filter={"title":"a"}'])
      expect(await get(`notes:list?${old}`)).toMatchObject({ status: 400, code: 'FIELD_UNKNOWN' });
    expect(await get('collections:get?filterByTk=notes')).toMatchObject({ data: { titleField: 'headline' } });
    expect((await rows('collections/notes/fields:list')).map(({ name }) => name).slice(0, 3)).toEqual(['id', 'headline', 'pages']);
    // The index has the name it would have had from the beginning, so that the next change finds it.
    const plan = await planOf({ action: 'fields:update', collection: 'notes', field: 'pages', values: { index: false } });
    expect(plan.steps.map(({ kind, statements }) => [kind, statements.length])).toEqual([['dropIndex', 1]]);
    await done('collections/notes/fields:create', { name: 'title', type: 'string' });
    expect(await rows('notes:list?filter={"title":null}')).toHaveLength(3);
  });

  test('only the case of a name, and back', async () => {
    await done('collections:create', { name: 'cased', fields: [{ name: 'value', type: 'string', unique: true }] });
    await done('cased:create', { value: 'x' });
    await renameField('cased', 'value', 'Value');
    await renameCollection('cased', 'Cased');
    expect(await rows('Cased:list?fields=Value')).toEqual([{ Value: 'x' }]);
    expect(await get('cased:list')).toMatchObject({ status: 404 });
    await renameCollection('Cased', 'cased');
    await renameField('cased', 'Value', 'value');
    expect(await rows('cased:list?fields=value')).toEqual([{ value: 'x' }]);
  });

  test('everything of collections that names a field follows it', async () => {
    await done('collections:create', {
      name: 'firms',
      fields: [
        { name: 'code', type: 'string', primaryKey: true },
        { name: 'label', type: 'string' },
      ],
    });
    await done('collections:create', {
      name: 'people',
      fields: [
        { name: 'firm', type: 'belongsTo', target: 'firms', foreignKey: 'firmCode', targetKey: 'code', reverseField: { name: 'people' } },
        { name: 'place', type: 'sort', scopeKey: 'firmCode' },
        { name: 'skills', type: 'belongsToMany', target: 'firms', through: 'skillPairs', foreignKey: 'personId', otherKey: 'firmCode' },
      ],
    });
    await done('firms:create', { code: 'f1', label: 'Firm', people: [{}, {}] });
    await done('people:update?filterByTk=1', { skills: ['f1'] });
    await renameField('firms', 'code', 'key');
    await renameField('people', 'firmCode', 'firmKey');
    await renameField('people', 'firm', 'employer');
    await renameField('firms', 'people', 'staff');
    await renameField('skillPairs', 'personId', 'whoId');
    await renameField('skillPairs', 'firmCode', 'whereKey');
    expect(await field('people', 'employer')).toMatchObject({ foreignKey: 'firmKey', targetKey: 'key' });
    expect(await field('people', 'skills')).toMatchObject({ foreignKey: 'whoId', otherKey: 'whereKey', targetKey: 'key' });
    expect(await field('firms', 'staff')).toMatchObject({ foreignKey: 'firmKey', sourceKey: 'key' });
    expect(await field('people', 'place')).toMatchObject({ scopeKey: 'firmKey' });
    expect(await rows('people:list?sort=id&fields=firmKey,place&appends=employer,skills')).toMatchObject([
      { firmKey: 'f1', place: 1, employer: { label: 'Firm' }, skills: [{ key: 'f1' }] },
      { firmKey: 'f1', place: 2, skills: [] },
    ]);
    expect(await rows('people:list?filter={"employer.label":"Firm","skills.key":"f1"}&fields=id')).toEqual([{ id: 1 }]);
    expect(await post('people:create', { firmKey: 'nobody' })).toMatchObject({ status: 409, code: 'FOREIGN_KEY_CONFLICT' });
    expect(await post('skillPairs:create', { whoId: 1, whereKey: 'f1' })).toMatchObject({ status: 409, code: 'UNIQUE_CONFLICT' });
    const third = (await done('people:create', { employer: 'f1' })) as { id: number; place: number };
    expect(third.place).toBe(3);
    await done('firms:create', { key: 'f2', staff: [third.id] });
    expect(await get('firms:get/f2?appends=staff')).toMatchObject({ data: { staff: [{ id: third.id }] } });
    await done('collections/people/fields:destroy?filterByTk=skills');
    expect(await get('skillPairs:list')).toMatchObject({ status: 404 });
  });

  test('a collection keeps its rows, and relations and keys of others lead to it', async () => {
    await done('collections:create', { name: 'authors', fields: [{ name: 'name', type: 'string', unique: true }] });
    await done('collections:create', {
      name: 'stories',
      fields: [
        { name: 'author', type: 'belongsTo', target: 'authors', onDelete: 'CASCADE', reverseField: { name: 'stories' } },
        { name: 'fans', type: 'belongsToMany', target: 'authors', through: 'storyFans' },
      ],
    });
    await done('authors:create', { name: 'Ann', stories: [{}, {}] });
    await done('stories:update?filterByTk=1', { fans: [1] });
    await renameCollection('authors', 'writers');
    await renameCollection('storyFans', 'likes');
    expect(await get('authors:list')).toMatchObject({ status: 404 });
    expect(await post('writers:create', { name: 'Ann' })).toMatchObject({ status: 409, code: 'UNIQUE_CONFLICT' });
    expect(await post('writers:create', { name: 'Bob' })).toMatchObject({ status: 200, data: { name: 'Bob' } });
    expect(await rows('stories:list?filter={"author.name":"Ann","fans.id":1}&appends=author')).toMatchObject([
      { id: 1, author: { name: 'Ann' } },
    ]);
    expect(await field('stories', 'author')).toMatchObject({ target: 'writers' });
    expect(await field('stories', 'fans')).toMatchObject({ target: 'writers', through: 'likes' });
    expect(await post('stories:create', { authorId: 99 })).toMatchObject({ status: 409, code: 'FOREIGN_KEY_CONFLICT' });
    // The name is free again, with keys and constraints of its own.
    await done('collections:create', { name: 'authors', fields: [{ name: 'name', type: 'string', unique: true }] });
    await done('authors:create', { id: 1, name: 'Ann' });
    await done('writers:destroy?filterByTk=1');
    expect(await rows('stories:list')).toEqual([]);
    expect(await rows('likes:list')).toEqual([]);
  });

  test('a tree stays one under other names', async () => {
    await done('collections:create', { name: 'topics', tree: 'adjacencyList', fields: [{ name: 'title', type: 'string' }] });
    await done('topics:create', { title: 'top', children: [{ title: 'below' }] });
    await renameField('topics', 'parent', 'above');
    await renameField('topics', 'parentId', 'aboveId');
    await renameField('topics', 'children', 'parts');
    await renameCollection('topics', 'subjects');
    expect(await rows('subjects:list?tree=true')).toMatchObject([{ title: 'top', parts: [{ title: 'below', aboveId: 1 }] }]);
    expect(await post('subjects:update?filterByTk=1', { aboveId: 2 })).toMatchObject({ status: 409 });
  });

  test('a plan shows the statements and writes nothing; with a new type it asks the rows under their old name', async () => {
    await done('collections:create', { name: 'plans', fields: [{ name: 'size', type: 'string', index: true }] });
    for (const size of ['1', 'x']) await done('plans:create', { size });
    const quote = dialect === 'sqlite' ? '`' : '"';
    const shown = await planOf({ action: 'fields:update', collection: 'plans', field: 'size', values: { name: 'amount' } });
    expect(shown).toMatchObject({ applicable: true, complete: true, losses: [], rewritten: [] });
    expect(shown.steps.map(({ kind, text }) => [kind, text])).toEqual([['renameColumn', 'Renames a column: size → amount']]);
    expect(shown.steps[0]?.statements[0]?.replaceAll(quote, '')).toBe('ALTER TABLE plans RENAME COLUMN size TO amount');
    const both = { action: 'fields:update', collection: 'plans', field: 'size', values: { name: 'amount', type: 'integer' } };
    const plan = await planOf(both);
    expect(plan).toMatchObject({ applicable: false, failures: [{ reason: 'notConvertible', rows: 1 }] });
    expect(await rows('plans:list?fields=size')).toHaveLength(2);
    expect(await post('collections:applyPlan', { planId: plan.planId, change: both })).toMatchObject({ status: 409 });
    expect(await rows('plans:list?fields=size&sort=id')).toEqual([{ size: '1' }, { size: 'x' }]);
    await done('collections:applyPlan', { planId: (await planOf(both)).planId, change: both, onFailure: 'setNull' });
    expect(await rows('plans:list?fields=amount&sort=id')).toEqual([{ amount: 1 }, { amount: null }]);
    const changes = [
      { action: 'collections:update', collection: 'plans', values: { name: 'schemes' } },
      { action: 'fields:update', collection: 'schemes', field: 'amount', values: { name: 'sum' } },
      { action: 'fields:create', collection: 'schemes', values: { name: 'amount', type: 'string' } },
    ];
    const many = await planOf({ changes });
    expect(many.steps.map(({ kind }) => kind)).toEqual(['renameTable', 'renameColumn', 'addColumn']);
    await done('collections:applyPlan', { planId: many.planId, change: { changes } });
    expect(await rows('schemes:list?fields=sum,amount&sort=id')).toEqual([
      { sum: 1, amount: null },
      { sum: null, amount: null },
    ]);
  });

  test('names that cannot be are refused, and nothing has changed', async () => {
    await done('collections:create', {
      name: 'strict',
      fields: [
        { name: 'one', type: 'string' },
        { name: 'two', type: 'string' },
      ],
    });
    await done('collections:create', { name: 'other', fields: [{ name: 'later', type: 'belongsTo', target: 'awaited' }] });
    const ofField = (from: string, to: unknown) => post(`collections/strict/fields:update?filterByTk=${from}`, { name: to });
    const ofCollection = (to: unknown) => post('collections:update?filterByTk=strict', { name: to });
    expect(await ofField('one', 'two')).toMatchObject({ status: 409, code: 'NAME_TAKEN' });
    expect(await ofField('one', 'TWO')).toMatchObject({ status: 409, code: 'NAME_TAKEN' });
    expect(await ofField('one', 'createdById')).toMatchObject({ status: 409, code: 'NAME_TAKEN' });
    for (const name of ['a b', '', '1a', 'x"; DROP TABLE users', 7, { a: 1 }, 'x'.repeat(64)])
      expect(await ofField('one', name)).toMatchObject({ status: 400, code: 'NAME_INVALID' });
    expect(await ofField('one', 'constructor')).toMatchObject({ status: 400, code: 'NAME_RESERVED' });
    for (const name of ['id', 'createdAt', 'createdBy', 'createdById'])
      expect(await ofField(name, 'mine')).toMatchObject({ status: 400, code: 'FIELD_CHANGE_UNSUPPORTED' });
    expect(await ofField('nowhere', 'mine')).toMatchObject({ status: 404 });
    for (const name of ['other', 'Other', 'users', 'roles']) expect((await ofCollection(name)).code).toMatch(/^NAME_(TAKEN|RESERVED)$/);
    expect(await ofCollection('m_mine')).toMatchObject({ status: 400, code: 'NAME_RESERVED' });
    expect(await ofCollection('awaited')).toMatchObject({ status: 409, code: 'FIELD_IN_USE' });
    expect((await post('collections:update?filterByTk=users', { name: 'persons' })).status).toBeGreaterThanOrEqual(400);
    expect(await rows('strict:list?fields=one,two')).toEqual([]);
  });
});
