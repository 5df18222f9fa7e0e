import { type TestServer, createRole, createUser, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { fillSizes, toInteger } from './testing/plan-calls';
import { viewCalls } from './testing/view-world';

/** What may go wrong between a look at a change and the change, or in the middle of it. */
eachDatabase('schema plans and misfortunes on %s', (dialect) => {
  let server: TestServer;
  const { post, get, planOf, collectionWith, sizesOf, done, rows } = viewCalls(() => server);
  const apply = (planId: string, change: unknown, more: object = {}) => post('collections:applyPlan', { planId, change, ...more });
  const typeOf = async (collection: string): Promise<unknown> =>
    ((await get(`collections/${collection}/fields:get?filterByTk=size`)).data as { type: string }).type;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['pages'] });
  });
  afterAll(() => server.close());

  test('of two different plans made at once one is carried out, and the other one says that it is outdated', async () => {
    const names = [await collectionWith(['1']), await collectionWith(['2'])];
    const changes = names.map(toInteger);
    const plans = await Promise.all(changes.map(planOf));
    const outcomes = await Promise.all(plans.map(({ planId }, index) => apply(planId, changes[index])));
    expect(outcomes.map(({ status, code }) => `${status} ${code ?? ''}`).toSorted()).toEqual(['200 ', '409 SCHEMA_PLAN_STALE']);
    const types = await Promise.all(names.map(typeOf));
    expect(types.map((type, index) => type === (outcomes[index]?.status === 200 ? 'integer' : 'string'))).toEqual([true, true]);
  });

  test('records that came after the plan and do not fit are refused, and nothing is half done', async () => {
    const name = await collectionWith(['1', '2']);
    const { planId, applicable } = await planOf(toInteger(name));
    expect(applicable).toBe(true);
    await done(`${name}:create`, { size: 'large' });
    expect(await apply(planId, toInteger(name))).toMatchObject({ status: 409, code: 'COLUMN_CHANGE_REFUSED' });
    expect([await typeOf(name), await sizesOf(name)]).toEqual(['string', ['1', '2', 'large']]);
    expect(await apply(planId, toInteger(name), { onFailure: 'setNull' })).toMatchObject({
      status: 200,
      data: { rewritten: 3, setNull: 1 },
    });
    expect(await sizesOf(name)).toEqual([1, 2, null]);
  });

  test('records written while values are converted are all there afterwards', async () => {
    const name = await collectionWith([]);
    await fillSizes(server, name, 20_000);
    const change = toInteger(name);
    const { planId } = await planOf(change);
    let isOver = false;
    const applied = apply(planId, change).finally(() => (isOver = true));
    const answers: number[] = [];
    while (!isOver) answers.push((await post(`${name}:create`, {})).status);
    expect((await applied).status).toBe(200);
    for (const status of answers) expect([200, 503]).toContain(status);
    const written = answers.filter((status) => status === 200).length;
    const counted = await server.api('POST', `${name}:query`, {
      token: server.root.token,
      body: {
        measures: [
          { aggregation: 'count', alias: 'n' },
          { field: 'size', aggregation: 'max', alias: 'most' },
        ],
      },
    });
    expect(dataOf(counted)).toEqual([{ n: 20_000 + written, most: 20_000 }]);
  });

  test('a server that closes in the middle of it leaves everything as it was', async () => {
    const other = await startTestServer({ dialect });
    const calls = viewCalls(() => other);
    const name = await calls.collectionWith([]);
    await fillSizes(other, name, 100_000);
    const change = toInteger(name);
    const { planId } = await calls.planOf(change);
    const outcome = calls.post('collections:applyPlan', { planId, change }).then(
      ({ status }) => status,
      () => 0,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    await other.close({ keep: true });
    const again = await startTestServer({ storage: other.storage, env: { INIT_ROOT_PASSWORD: other.root.password } });
    const { token } = again.root;
    const field = dataOf<{ type: string }>(await again.api('GET', `collections/${name}/fields:get?filterByTk=size`, { token }));
    const first = dataOf<{ size: unknown }[]>(await again.api('GET', `${name}:list?sort=id&pageSize=1`, { token }));
    const isDone = (await outcome) === 200;
    expect([field.type, first[0]?.size]).toEqual(isDone ? ['integer', 1] : ['string', '1']);
    await again.close();
  });

  test('what is removed takes its rights along: a new collection of the same name begins without', async () => {
    const name = await collectionWith(['1']);
    const { token } = await createUser(server, { roles: [await createRole(server, { grants: [{ collection: name }] })] });
    expect((await server.api('GET', `${name}:list`, { token })).status).toBe(200);
    const change = { action: 'collections:destroy', collection: name };
    const { planId, losses } = await planOf(change);
    expect(losses).toEqual([{ collection: name, rows: 1 }]);
    expect((await apply(planId, change)).status).toBe(200);
    await done('collections:create', { name, fields: [{ name: 'size', type: 'string' }] });
    expect((await server.api('GET', `${name}:list`, { token })).status).toBe(403);
  });

  describe('with views', () => {
    const view = (collection: string, more: object = {}) => ({ collection, columns: [{ field: 'size' }], ...more });

    test('a collection goes with its view in one change, in the order in which it can', async () => {
      const name = await collectionWith(['1']);
      await done('collections:create', { name: `${name}View`, view: view(name) });
      const [source, shown] = [name, `${name}View`].map((collection) => ({ action: 'collections:destroy', collection }));
      expect(await post('collections:plan', { changes: [source, shown] })).toMatchObject({ status: 409, code: 'FIELD_IN_USE' });
      const changes = { changes: [shown, source] };
      const { planId, steps } = await planOf(changes);
      expect(steps.map(({ kind }) => kind)).toEqual(['dropView', 'dropTable']);
      expect((await apply(planId, changes)).status).toBe(200);
      expect(await get(`${name}View:list`)).toMatchObject({ status: 404 });
    });

    test('a collection and its view are made, renamed and changed in one change', async () => {
      const changes = {
        changes: [
          { action: 'collections:create', values: { name: 'newOnes', fields: [{ name: 'size', type: 'string' }] } },
          { action: 'collections:create', values: { name: 'newView', view: view('newOnes') } },
          { action: 'fields:update', collection: 'newOnes', field: 'size', values: { name: 'width', type: 'text' } },
          { action: 'collections:update', collection: 'newOnes', values: { name: 'wide' } },
          { action: 'collections:update', collection: 'newView', values: { name: 'wideView', title: 'Wide' } },
        ],
      };
      const { planId } = await planOf(changes);
      expect((await apply(planId, changes)).status).toBe(200);
      await done('wide:create', { width: 'x' });
      expect(await rows('wideView:list')).toEqual([{ id: 1, size: 'x' }]);
    });

    test('a type a view cannot do with is refused, and says which view needs which field', async () => {
      const name = await collectionWith([1], { type: 'integer' });
      await done('collections:create', {
        name: `${name}Sum`,
        view: { collection: name, columns: [{ name: 'total', field: 'size', aggregation: 'sum' }] },
      });
      const toText = { action: 'fields:update', collection: name, field: 'size', values: { type: 'string' } };
      for (const path of ['collections:plan', 'collections/x/fields:update'] as const) {
        const isPlan = path === 'collections:plan';
        const answer = await server.api('POST', isPlan ? path : `collections/${name}/fields:update?filterByTk=size`, {
          token: server.root.token,
          body: isPlan ? toText : { type: 'string' },
        });
        expect(answer).toMatchObject({ status: 409, body: { errors: [{ code: 'FIELD_IN_USE' }] } });
        expect(JSON.stringify(answer.body)).toContain(`The field \\"size\\" is still in use by \\"${name}Sum\\"`);
      }
      expect(await typeOf(name)).toBe('integer');
    });

    test('so is one a value of its conditions does not fit', async () => {
      const name = await collectionWith(['1', 'x']);
      await done('collections:create', { name: `${name}X`, view: view(name, { filter: { size: 'x' } }) });
      expect(await post('collections:plan', toInteger(name))).toMatchObject({ status: 409, code: 'FIELD_IN_USE' });
      expect(await rows(`${name}X:list`)).toEqual([{ id: 2, size: 'x' }]);
    });

    test('a plugin that is off stands in no change’s way, though a view shows its records', async () => {
      await done('collections:create', {
        name: 'bookmarks',
        fields: [
          { name: 'size', type: 'string' },
          { name: 'page', type: 'belongsTo', target: 'uiPages', foreignKey: 'pageUid' },
        ],
      });
      const columns = [{ field: 'size' }, { name: 'page', field: 'page.title' }];
      await done('collections:create', { name: 'shownPages', view: { collection: 'bookmarks', columns } });
      await done('bookmarks:create', { size: 'a' });
      for (const plugin of ['js-blocks', 'pages']) await done(`pm:disable?filterByTk=${plugin}`);
      const name = await collectionWith(['1']);
      await done(`collections/${name}/fields:update?filterByTk=size`, { type: 'integer' });
      await done('pm:enable?filterByTk=pages');
      expect(await rows('shownPages:list')).toEqual([{ id: 1, size: 'a', page: null }]);
      await done('collections:destroy?filterByTk=shownPages');
    });

    test('a column a relation of a view finds its records by keeps a type that fits', async () => {
      const name = await collectionWith([1], { type: 'bigInt' });
      await done('collections:create', { name: `${name}Keys`, view: view(name) });
      await done(`collections/${name}Keys/fields:create`, { name: 'other', type: 'belongsTo', target: name, foreignKey: 'size' });
      const toText = { action: 'fields:update', collection: name, field: 'size', values: { type: 'string' } };
      expect(await post('collections:plan', toText)).toMatchObject({ status: 409, code: 'FIELD_IN_USE' });
      expect(await post(`collections/${name}/fields:update?filterByTk=size`, { type: 'string' })).toMatchObject({ status: 409 });
      expect(await rows(`${name}Keys:list?appends=other`)).toMatchObject([{ size: 1, other: { id: 1 } }]);
    });

    test('a relation to a view is by a column it has', async () => {
      const name = await collectionWith(['1']);
      await done('collections:create', { name: `${name}View`, view: view(name) });
      const relation = { name: 'views', type: 'hasMany', target: `${name}View`, foreignKey: 'nothing' };
      expect(await post(`collections/${name}/fields:create`, relation)).toMatchObject({ status: 400, code: 'OPTION_UNSUPPORTED' });
      const pairs = { name: 'pairs', type: 'belongsToMany', target: name, through: `${name}View` };
      expect(await post(`collections/${name}/fields:create`, pairs)).toMatchObject({ status: 400 });
      expect(await rows(`${name}View:list`)).toEqual([{ id: 1, size: '1' }]);
    });

    test('a relation whose key is of another type is refused', async () => {
      const name = await collectionWith(['a']);
      await done('collections:create', {
        name: `${name}Groups`,
        view: { collection: name, columns: [{ field: 'size' }, { aggregation: 'count' }] },
      });
      for (const [collection, body] of [
        [`${name}Groups`, { name: 'members', type: 'hasMany', target: name, foreignKey: 'id' }],
        [name, { name: 'groups', type: 'hasMany', target: `${name}Groups`, foreignKey: 'size' }],
        [`${name}Groups`, { name: 'one', type: 'belongsTo', target: name, foreignKey: 'size' }],
      ] as const)
        expect([body.name, await post(`collections/${collection}/fields:create`, body)]).toMatchObject([
          body.name,
          { status: 400, code: 'DEFINITION_INVALID' },
        ]);
    });
  });
});
