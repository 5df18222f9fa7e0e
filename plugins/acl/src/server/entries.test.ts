import type { JsonObject, JsonValue, Principal } from '@mortise/shared';
import { AclFixture } from '../test/acl-fixture';

const code = (name: string): Error => expect.objectContaining({ code: name }) as Error;
const TODOS = {
  name: 'todos',
  fields: [
    { name: 'title', type: 'string' as const },
    { name: 'done', type: 'boolean' as const },
  ],
};

/** User 2 acts as `editor`, whose strategy is to view everything. */
async function withEditor(): Promise<{
  acl: AclFixture;
  root: Principal;
  editor: Principal;
  put: (values: JsonValue) => Promise<JsonValue>;
}> {
  const acl = await AclFixture.start();
  acl.addCollection(TODOS);
  acl.addCollection({ name: 'logs', fields: [], createdBy: false });
  const root = await acl.as(1);
  await acl.call(root, 'roles:create', { values: { name: 'editor', title: 'Editor', strategy: { actions: ['view'] } } });
  await acl.call(root, 'users.roles:add', { source: '2', values: ['editor'] });
  const put = (values: JsonValue): Promise<JsonValue> => acl.call(root, 'roles.resources:create', { source: 'editor', values });
  return { acl, root, editor: await acl.as(2), put };
}

async function rights(acl: AclFixture, principal: Principal, grant: string): Promise<unknown> {
  const collection = acl.collections.get('todos');
  const decision = await acl.access.decide(principal, { dataSource: 'main', resource: 'todos', grant, snippet: undefined, collection });
  return decision.allowed ? (decision.fields ? [...decision.fields] : 'all') : 'none';
}

describe('entries', () => {
  it('replace the strategy at once, and give it back when they go', async () => {
    const { acl, root, editor, put } = await withEditor();
    expect(await rights(acl, editor, 'view')).toBe('all');
    await put({ name: 'todos', actions: [{ name: 'view', fields: ['title'] }, { name: 'update' }] });
    expect([await rights(acl, editor, 'view'), await rights(acl, editor, 'update')]).toEqual([
      ['title', 'id', 'createdAt', 'updatedAt'],
      'all',
    ]);
    await put({ name: 'todos', actions: [] });
    expect([await rights(acl, editor, 'view'), await rights(acl, editor, 'update')]).toEqual(['none', 'none']);
    await acl.call(root, 'roles.dataSourceResources:update', { source: 'editor', keys: ['todos'], values: { usingActionsConfig: false } });
    expect([await rights(acl, editor, 'view'), await rights(acl, editor, 'update')]).toEqual(['all', 'none']);
    await expect(acl.call(root, 'roles.resources:destroy', { source: 'editor', keys: ['todos'] })).rejects.toThrow(
      code('RECORD_NOT_FOUND'),
    );
  });

  it('are shown as they were given', async () => {
    const { acl, root, put } = await withEditor();
    const own = acl.memory.table('scopes').find((scope) => scope['key'] === 'own')?.['id'] as number;
    const actions = [
      { name: 'view', fields: ['title'], scope: { id: own } },
      { name: 'update', scope: { filter: { done: false } } },
    ];
    const shown = {
      name: 'todos',
      dataSourceKey: 'main',
      roleName: 'editor',
      usingActionsConfig: true,
      actions: [
        {
          name: 'view',
          fields: ['title'],
          scopeId: own,
          scope: { id: own, key: 'own', name: 'Own records', scope: { createdById: '{{$user.id}}' } },
        },
        { name: 'update', fields: null, scopeId: null, scope: { filter: { done: false } } },
      ],
    };
    expect(await put({ name: 'todos', actions })).toEqual(shown);
    expect(await acl.call(root, 'roles.resources:get', { source: 'editor', keys: ['todos'] })).toEqual(shown);
    expect(await acl.call(root, 'roles.resources:list', { source: 'editor' })).toEqual([shown]);
    expect(await acl.call(root, 'roles.collections:list', { source: 'editor' })).toMatchObject([
      { name: 'todos', usingConfig: 'resourceAction' },
      { name: 'logs', usingConfig: 'strategy' },
    ]);
    expect(await acl.call(await acl.as(2), 'roles:check')).toMatchObject({
      role: 'editor',
      strategy: { actions: ['view'] },
      resources: ['todos'],
      actions: {
        'todos:view': { fields: ['title'], filter: { createdById: '{{$user.id}}' } },
        'todos:update': { filter: { done: false } },
      },
      allowAll: false,
      allowAnonymous: false,
    });
  });

  it.each<[string, JsonObject, string]>([
    ['no name', {}, 'VALUE_REQUIRED'],
    ['an unknown collection', { name: 'nothing' }, 'COLLECTION_NOT_FOUND'],
    ['a collection of the rules', { name: 'policies', actions: [{ name: 'create' }] }, 'COLLECTION_NOT_FOUND'],
    ['the strategy in disguise', { name: '*', actions: [{ name: 'create' }] }, 'COLLECTION_NOT_FOUND'],
    ['an unknown action', { name: 'todos', actions: [{ name: 'fly' }] }, 'VALUE_INVALID'],
    ['the marker', { name: 'todos', actions: [{ name: '-' }] }, 'VALUE_INVALID'],
    ['an action twice', { name: 'todos', actions: [{ name: 'view' }, { name: 'view' }] }, 'VALUE_INVALID'],
    ['an unknown field', { name: 'todos', actions: [{ name: 'view', fields: ['titel'] }] }, 'FIELD_UNKNOWN'],
    ['an unknown scope', { name: 'todos', actions: [{ name: 'view', scopeId: 99 }] }, 'VALUE_INVALID'],
    ['a scope for new records', { name: 'todos', actions: [{ name: 'create', scopeId: 1 }] }, 'VALUE_INVALID'],
    ['a filter with an unknown field', { name: 'todos', actions: [{ name: 'view', scope: { filter: { nope: 1 } } }] }, 'FIELD_UNKNOWN'],
    [
      'a filter with an unknown operator',
      { name: 'todos', actions: [{ name: 'view', scope: { filter: { 'title.$sql': 1 } } }] },
      'QUERY_OPERATOR_UNKNOWN',
    ],
  ])('are refused with %s', async (_case, values, expected) => {
    const { acl, put } = await withEditor();
    const before = JSON.stringify([...acl.memory.tables]);
    await expect(put(values)).rejects.toThrow(code(expected));
    expect(JSON.stringify([...acl.memory.tables])).toBe(before);
  });

  it('do not take the scope own where nobody owns records', async () => {
    const { acl, put } = await withEditor();
    const own = acl.memory.table('scopes').find((scope) => scope['key'] === 'own')?.['id'] as number;
    await expect(put({ name: 'logs', actions: [{ name: 'view', scopeId: own }] })).rejects.toThrow(code('FIELD_UNKNOWN'));
  });

  it('of root stay as they are, and of unknown roles do not exist', async () => {
    const { acl, root } = await withEditor();
    const values = { name: 'todos', actions: [] };
    await expect(acl.call(root, 'roles.resources:create', { source: 'root', values })).rejects.toThrow(code('RECORD_PROTECTED'));
    await expect(acl.call(root, 'roles.resources:create', { source: 'nobody', values })).rejects.toThrow(code('RECORD_NOT_FOUND'));
  });
});

describe('dropped collections and fields', () => {
  it('take their entries along, so that a new collection of the name starts without', async () => {
    const { acl, editor, put } = await withEditor();
    await put({ name: 'todos', actions: [{ name: 'update' }] });
    acl.collections.delete('todos');
    const resume = acl.memory.pauseTransactions();
    const removal = acl.emit('schema.changed');
    // The name is taken again before the removal is through.
    acl.addCollection(TODOS);
    expect([await rights(acl, editor, 'update'), await rights(acl, editor, 'view')]).toEqual(['none', 'none']);
    resume();
    await removal;
    expect([await rights(acl, editor, 'update'), await rights(acl, editor, 'view')]).toEqual(['none', 'all']);
    expect(acl.memory.table('grants').filter((grant) => grant['resource'] === 'todos')).toEqual([]);
  });

  it('are noticed at the next start after a crash', async () => {
    const { acl, put } = await withEditor();
    await put({ name: 'todos', actions: [{ name: 'update' }] });
    acl.collections.delete('todos');
    await acl.load();
    acl.addCollection(TODOS);
    expect(await rights(acl, await acl.as(2), 'update')).toBe('none');
  });

  it('keep the entries of plugins that are only off', async () => {
    const { acl, put } = await withEditor();
    await put({ name: 'users', actions: [{ name: 'view' }] });
    acl.collections.delete('users');
    await acl.emit('schema.changed');
    expect(acl.memory.table('grants').filter((grant) => grant['resource'] === 'users')).toHaveLength(1);
  });

  it('leave no field behind in a grant', async () => {
    const { acl, editor, put } = await withEditor();
    await put({ name: 'todos', actions: [{ name: 'view', fields: ['title', 'done'] }] });
    acl.addCollection({ ...TODOS, fields: TODOS.fields.slice(0, 1) });
    await acl.emit('schema.changed');
    acl.addCollection(TODOS);
    expect(await rights(acl, editor, 'view')).toEqual(['title', 'id', 'createdAt', 'updatedAt']);
  });
});

describe('rolesResourcesScopes', () => {
  it('are checked against their collection, protected while in use, and the built-in ones always', async () => {
    const { acl, root, put } = await withEditor();
    const create = (values: JsonValue): Promise<JsonValue> => acl.call(root, 'rolesResourcesScopes:create', { values });
    await expect(create({ name: 'x', resourceName: 'todos', scope: { nope: 1 } })).rejects.toThrow(code('FIELD_UNKNOWN'));
    await expect(create({ name: 'x', resourceName: 'nothing', scope: {} })).rejects.toThrow(code('COLLECTION_NOT_FOUND'));
    const { id } = (await create({ name: 'Open', resourceName: 'todos', scope: { done: false } })) as { id: number };
    const keys = [String(id)];
    await expect(put({ name: 'logs', actions: [{ name: 'view', scopeId: id }] })).rejects.toThrow(code('VALUE_INVALID'));
    await put({ name: 'todos', actions: [{ name: 'view', scopeId: id }] });
    await expect(acl.call(root, 'rolesResourcesScopes:destroy', { keys })).rejects.toThrow(code('FOREIGN_KEY_CONFLICT'));
    await expect(acl.call(root, 'rolesResourcesScopes:update', { keys, values: { scope: { nope: 1 } } })).rejects.toThrow(
      code('FIELD_UNKNOWN'),
    );
    await put({ name: 'todos', actions: [] });
    expect(await acl.call(root, 'rolesResourcesScopes:destroy', { keys })).toBe(1);
    for (const action of ['update', 'destroy']) {
      await expect(acl.call(root, `rolesResourcesScopes:${action}`, { keys: ['1'] })).rejects.toThrow(code('RECORD_PROTECTED'));
    }
  });
});
