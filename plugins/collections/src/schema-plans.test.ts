import { type TestServer, eachDatabase, startTestServer } from '@mortise/testing';
import { planCalls, toInteger } from './testing/plan-calls';

eachDatabase('schema plans on %s', (dialect) => {
  let server: TestServer;
  const { get, post, planOf, collectionWith, sizesOf } = planCalls(() => server);
  const shown = async (name: string) => (await get(`${name}:list?sort=id`)).data as readonly object[];

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  test('a plan says what would happen and does nothing; applied, it happens', async () => {
    const name = await collectionWith(['1', '22', null], { index: true });
    const plan = await planOf(toInteger(name));
    expect(plan).toMatchObject({ applicable: true, complete: true, losses: [], failures: [], rewritten: [{ collection: name, rows: 2 }] });
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['dropIndex', 'convertColumn', 'addIndex']);
    expect(plan.steps[1]).toMatchObject({ text: 'Converts the values of size from string to integer', rewritesRows: 2 });
    expect(plan.steps[1]?.statements.map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
      'ALTER TABLE',
      `UPDATE "${name}"`.replaceAll('"', dialect === 'sqlite' ? '`' : '"'),
      'ALTER TABLE',
      'ALTER TABLE',
    ]);
    expect(await sizesOf(name)).toEqual(['1', '22', null]);
    expect(await post('collections:applyPlan', { planId: plan.planId, change: toInteger(name) })).toMatchObject({
      status: 200,
      data: { rewritten: 2, setNull: 0 },
    });
    expect(await sizesOf(name)).toEqual([1, 22, null]);
    expect(await get(`collections/${name}/fields:get?filterByTk=size`)).toMatchObject({ data: { type: 'integer', index: true } });
    expect(await post(`${name}:create`, { size: 3 })).toMatchObject({ status: 200, data: { size: 3 } });
    expect(await post(`${name}:create`, { size: 'x' })).toMatchObject({ status: 400 });
  });

  test('rows that do not fit are shown, refused, or lose their value', async () => {
    const name = await collectionWith(['1', 'abc', '2x', null]);
    const plan = await planOf(toInteger(name));
    expect(plan).toMatchObject({
      applicable: false,
      failures: [
        {
          reason: 'notConvertible',
          fields: ['size'],
          rows: 2,
          canSetNull: true,
          examples: [
            { key: 2, value: 'abc' },
            { key: 3, value: '2x' },
          ],
        },
      ],
    });
    const refused = await post('collections:applyPlan', { planId: plan.planId, change: toInteger(name) });
    expect(refused).toMatchObject({ status: 409, code: 'COLUMN_CHANGE_REFUSED' });
    expect(await sizesOf(name)).toEqual(['1', 'abc', '2x', null]);
    const forced = { planId: plan.planId, change: toInteger(name), onFailure: 'setNull' };
    expect(await post('collections:applyPlan', forced)).toMatchObject({ status: 200, data: { rewritten: 3, setNull: 2 } });
    expect(await sizesOf(name)).toEqual([1, null, null, null]);
  });

  test.each([
    ['required', { allowNull: false }, [{ reason: 'required', rows: 1, canSetNull: false, examples: [{ key: 3, value: null }] }]],
    ['unique', { unique: true }, [{ reason: 'duplicate', rows: 2, canSetNull: false }]],
    [
      'a shorter length',
      { length: 3 },
      [
        {
          reason: 'tooLong',
          rows: 2,
          canSetNull: true,
          examples: [
            { key: 1, value: 'same' },
            { key: 2, value: 'same' },
          ],
        },
      ],
    ],
    [
      'a type without room',
      { type: 'boolean', allowNull: false },
      [
        { reason: 'notConvertible', rows: 2, canSetNull: false },
        { reason: 'required', rows: 1 },
      ],
    ],
  ])('%s is checked beforehand', async (_what, values, failures) => {
    const name = await collectionWith(['same', 'same', null]);
    const change = { action: 'fields:update', collection: name, field: 'size', values };
    const plan = await planOf(change);
    expect(plan).toMatchObject({ applicable: false, failures });
    expect(await post('collections:applyPlan', { planId: plan.planId, change })).toMatchObject({
      status: 409,
      code: 'COLUMN_CHANGE_REFUSED',
    });
    expect(await sizesOf(name)).toEqual(['same', 'same', null]);
  });

  test('several changes are one, and each sees those before it', async () => {
    const name = await collectionWith(['1', '1']);
    const change = {
      changes: [
        { action: 'collections:create', values: { name: `${name}Owner`, fields: [{ name: 'title', type: 'string' }] } },
        { action: 'fields:create', collection: name, values: { name: 'owner', type: 'belongsTo', target: `${name}Owner` } },
        { action: 'fields:create', collection: name, values: { name: 'mood', type: 'string', defaultValue: 'calm', allowNull: false } },
        { action: 'fields:destroy', collection: name, field: 'size' },
      ],
    };
    const plan = await planOf(change);
    expect(plan).toMatchObject({ applicable: true, losses: [{ collection: name, field: 'size', rows: 2 }] });
    expect(plan.steps.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['createTable', 'addColumn', 'fillColumn', 'dropColumn', 'addForeignKey']),
    );
    expect(await get(`${name}Owner:list`)).toMatchObject({ status: 404 });
    expect(await post('collections:applyPlan', { planId: plan.planId, change })).toMatchObject({ status: 200 });
    expect(await shown(name)).toMatchObject([{ mood: 'calm', ownerId: null }, { mood: 'calm' }]);
    expect((await shown(name))[0]).not.toHaveProperty('size');
    const drop = await planOf({ action: 'collections:destroy', collection: name });
    expect(drop).toMatchObject({ losses: [{ collection: name, rows: 2 }] });
    expect(drop.steps.map(({ kind }) => kind)).toEqual(['dropTable']);
  });

  test('a later change that fails takes the earlier ones back', async () => {
    const name = await collectionWith(['a']);
    const changes = [
      { action: 'fields:create', collection: name, values: { name: 'extra', type: 'string' } },
      { action: 'fields:update', collection: name, field: 'size', values: { type: 'integer' } },
    ];
    const { planId } = await planOf({ changes });
    expect(await post('collections:applyPlan', { planId, change: { changes } })).toMatchObject({ status: 409 });
    expect(await get(`collections/${name}/fields:get?filterByTk=extra`)).toMatchObject({ status: 404 });
    expect((await shown(name))[0]).not.toHaveProperty('extra');
  });

  test('the default is converted or refused with the type', async () => {
    const name = await collectionWith(['5'], { defaultValue: '7' });
    const { planId } = await planOf(toInteger(name));
    await post('collections:applyPlan', { planId, change: toInteger(name) });
    expect(await post(`${name}:create`, {})).toMatchObject({ data: { size: 7 } });
    const toBoolean = { action: 'fields:update', collection: name, field: 'size', values: { type: 'boolean' } };
    expect(await post('collections:plan', toBoolean)).toMatchObject({ status: 400, code: 'DEFINITION_INVALID' });
  });
});
