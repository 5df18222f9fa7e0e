import { type TestServer, createRole, createUser, eachDatabase, holdSchema, startTestServer } from '@mortise/testing';
import { fillSizes, planCalls, toInteger } from './testing/plan-calls';

eachDatabase('schema plans that are refused on %s', (dialect) => {
  let server: TestServer;
  const { post, planOf, collectionWith, sizesOf } = planCalls(() => server);

  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(() => server.close());

  test('a plan holds until the schema changes, for what it was made for, and once', async () => {
    const name = await collectionWith(['1']);
    const other = await collectionWith(['1']);
    const { planId } = await planOf(toInteger(name));
    expect(await post('collections:applyPlan', { planId, change: toInteger(other) })).toMatchObject({
      status: 409,
      code: 'SCHEMA_PLAN_STALE',
    });
    await post(`collections/${other}/fields:create`, { name: 'late', type: 'string' });
    expect(await post('collections:applyPlan', { planId, change: toInteger(name) })).toMatchObject({
      status: 409,
      code: 'SCHEMA_PLAN_STALE',
    });
    const again = await planOf(toInteger(name));
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => post('collections:applyPlan', { planId: again.planId, change: toInteger(name) })),
    );
    expect(outcomes.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(await sizesOf(name)).toEqual([1]);
  });

  test('keys and relations do not change their type', async () => {
    const name = await collectionWith([]);
    await post('collections:create', { name: `${name}Child`, fields: [{ name: 'parent', type: 'belongsTo', target: name }] });
    for (const [collection, field] of [
      [name, 'id'],
      [`${name}Child`, 'parent'],
      [`${name}Child`, 'parentId'],
    ]) {
      const change = { action: 'fields:update', collection, field, values: { type: 'string' } };
      expect(await post('collections:plan', change)).toMatchObject({ status: 400, code: 'FIELD_CHANGE_UNSUPPORTED' });
    }
    const impossible = { action: 'fields:update', collection: name, field: 'size', values: { type: 'password' } };
    expect(await post('collections:plan', impossible)).toMatchObject({ status: 400, code: 'FIELD_CHANGE_UNSUPPORTED' });
  });

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['a list', []],
    ['an unknown action', { action: 'todos:create', values: {} }],
    ['the name of an inherited property', { action: 'constructor', values: {} }],
    ['no values', { action: 'collections:create' }],
    ['values that are no object', { action: 'collections:create', values: [] }],
    ['a name that is no text', { action: 'fields:destroy', collection: { $ne: 1 }, field: 'size' }],
    ['a part too many', { action: 'collections:destroy', collection: 'a', field: 'b' }],
    ['no changes', { changes: [] }],
    ['changes within changes', { changes: [{ changes: [{ action: 'collections:destroy', collection: 'a' }] }] }],
    ['too many changes', { changes: Array.from({ length: 51 }, () => ({ action: 'collections:destroy', collection: 'a' })) }],
    ['changes and more', { changes: [{ action: 'collections:destroy', collection: 'a' }], action: 'collections:destroy' }],
  ])('%s is no change', async (_what, change) => {
    expect(await post('collections:plan', change)).toMatchObject({ status: 400, code: 'BODY_INVALID' });
    const body = { planId: 'a'.repeat(64), change };
    expect(await post('collections:applyPlan', body)).toMatchObject({ status: 400, code: 'BODY_INVALID' });
  });

  test('what cannot be planned is answered as the action itself would', async () => {
    const name = await collectionWith([]);
    const destroy = (collection: string) => post('collections:plan', { action: 'collections:destroy', collection });
    expect(await destroy('nowhere')).toMatchObject({ status: 404, code: 'COLLECTION_NOT_FOUND' });
    expect(await destroy('users')).toMatchObject({ code: 'RECORD_PROTECTED' });
    expect(await post('collections:plan', { action: 'collections:create', values: { name: name.toUpperCase() } })).toMatchObject({
      code: 'NAME_TAKEN',
    });
    const twice = { action: 'collections:create', values: { name: `${name}Twice` } };
    expect(await post('collections:plan', { changes: [twice, twice] })).toMatchObject({ status: 409, code: 'NAME_TAKEN' });
    const unknown = { action: 'fields:destroy', collection: name, field: "x'; DROP TABLE users; --" };
    expect(await post('collections:plan', unknown)).toMatchObject({ status: 404 });
    for (const planId of [7, 'x', 'A'.repeat(64)])
      expect(await post('collections:applyPlan', { planId, change: twice })).toMatchObject({ status: 400, code: 'BODY_INVALID' });
  });

  test('only those who may change collections may plan', async () => {
    const name = await collectionWith(['1']);
    const role = await createRole(server, { grants: [{ collection: name }] });
    const { token } = await createUser(server, { roles: [role] });
    const { planId } = await planOf(toInteger(name));
    expect(await post('collections:plan', toInteger(name), token)).toMatchObject({ status: 403 });
    expect(await post('collections:applyPlan', { planId, change: toInteger(name) }, token)).toMatchObject({ status: 403 });
    expect(await sizesOf(name)).toEqual(['1']);
  });

  test('a change can be followed line by line', async () => {
    const name = await collectionWith(['1', '2']);
    const { planId } = await planOf(toInteger(name));
    const { token } = server.root;
    const apply = async () => {
      const headers = { accept: 'application/x-ndjson' };
      const { body } = await server.api('POST', 'collections:applyPlan', { token, headers, body: { planId, change: toInteger(name) } });
      const lines = typeof body === 'string' ? body.trim().split('\n') : [JSON.stringify(body)];
      return JSON.parse(lines.at(-1) ?? '') as unknown;
    };
    expect(await apply()).toEqual({ data: { rewritten: 2, setNull: 0 } });
    expect(await apply()).toMatchObject({ errors: [{ code: 'SCHEMA_PLAN_STALE' }] });
    expect(await sizesOf(name)).toEqual([1, 2]);
  });

  test('whoever leaves on the way has changed nothing', async () => {
    const name = await collectionWith([]);
    await fillSizes(server, name, 30_000);
    const { planId } = await planOf(toInteger(name));
    const leaving = new AbortController();
    const letOthersGo = holdSchema(server);
    const answer = fetch(`${server.url}/api/collections:applyPlan`, {
      method: 'POST',
      signal: leaving.signal,
      headers: { authorization: `Bearer ${server.root.token}`, 'content-type': 'application/json', accept: 'application/x-ndjson' },
      body: JSON.stringify({ planId, change: toInteger(name) }),
    });
    const outcome = answer
      .then((given) => given.text())
      .then(
        () => 'answered',
        () => 'left',
      );
    // Once to let the call arrive, once to let its end arrive.
    await sizesOf(name);
    leaving.abort();
    const ended = await outcome;
    await sizesOf(name);
    await letOthersGo();
    expect(ended).toBe('left');
    // The next change waits for this one to end.
    await post(`collections:update?filterByTk=${name}`, { title: 'still here' });
    expect(server.platform.source.schema.get(name).fields.get('size')).toMatchObject({ type: 'string' });
    expect(await post(`${name}:create`, { size: 'words' })).toMatchObject({ status: 200 });
  });
});
