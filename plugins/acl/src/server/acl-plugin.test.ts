import type { Principal } from '@mortise/shared';
import { AclFixture } from '../test/acl-fixture';

const code = (name: string): Error => expect.objectContaining({ code: name }) as Error;
const todos = {
  name: 'todos',
  fields: [
    { name: 'title', type: 'string' as const },
    { name: 'done', type: 'boolean' as const },
  ],
};

async function rolesOf(acl: AclFixture, userId: number): Promise<readonly string[]> {
  return (await acl.as(userId, '__union__')).roles;
}

async function mayOnTodos(acl: AclFixture, principal: Principal, grant: string): Promise<boolean> {
  const resource = 'todos';
  const collection = acl.collections.get(resource);
  const decision = await acl.access.decide(principal, { dataSource: 'main', resource, grant, snippet: undefined, collection });
  return decision.allowed;
}

/** A role administrator who is not root: user 2. */
async function withManager(): Promise<{ acl: AclFixture; root: Principal; manager: Principal }> {
  const acl = await AclFixture.start();
  const root = await acl.as(1);
  await acl.call(root, 'roles:create', { values: { name: 'hr', title: 'HR', snippets: ['pm.acl.roles'] } });
  await acl.call(root, 'users.roles:add', { source: '2', values: ['hr'] });
  return { acl, root, manager: await acl.as(2) };
}

describe('the first start', () => {
  it('makes the built-in roles and scopes and gives root to the oldest user', async () => {
    const acl = await AclFixture.start([7, 4, 9]);
    expect(acl.memory.table('roles').map((role) => role['name'])).toEqual(['root', 'admin', 'member']);
    expect(acl.memory.table('scopes').map((scope) => scope['key'])).toEqual(['all', 'own']);
    expect((await acl.as(4)).roles).toEqual(['root']);
    expect(await rolesOf(acl, 4)).toEqual(['admin', 'member', 'root']);
    await expect(acl.as(7)).rejects.toThrow(code('USER_HAS_NO_ROLES_ERR'));
  });

  it('waits for the first user, and changes nothing at later starts', async () => {
    const acl = await AclFixture.start([]);
    acl.memory.table('users').push({ id: 3 });
    await acl.emit('users.firstAdminCreated');
    expect((await acl.as(3)).roles).toEqual(['root']);
    const before = JSON.stringify([...acl.memory.tables]);
    await acl.load();
    acl.memory.table('users').unshift({ id: 1 });
    await acl.load();
    acl.memory.table('users').shift();
    expect(JSON.stringify([...acl.memory.tables])).toBe(before);
  });
});

describe('the role a request acts with', () => {
  it('is the default one, else the first by name, or the one asked for', async () => {
    const acl = await AclFixture.start();
    const root = await acl.as(1);
    await acl.call(root, 'users.roles:set', { source: '2', values: ['member', 'admin'] });
    expect((await acl.as(2)).roles).toEqual(['admin']);
    expect((await acl.as(2, 'member')).roles).toEqual(['member']);
    await acl.call(await acl.as(2), 'users.roles:setDefault', { source: '2', values: { roleName: 'member' } });
    expect((await acl.as(2)).roles).toEqual(['member']);
    expect((await acl.as(2, '__union__')).roles).toEqual(['admin', 'member']);
    for (const name of ['root', 'anonymous', 'nobody']) await expect(acl.as(2, name)).rejects.toThrow(code('ROLE_NOT_FOUND_FOR_USER'));
  });

  it('ends on the next request after it was taken away, also by deleting the role', async () => {
    const acl = await AclFixture.start();
    const root = await acl.as(1);
    await acl.call(root, 'roles:create', { values: { name: 'temp', title: 'Temp' } });
    await acl.call(root, 'users.roles:add', { source: '2', values: ['temp', 'member'] });
    expect((await acl.as(2, 'temp')).roles).toEqual(['temp']);
    await acl.call(root, 'users.roles:remove', { source: '2', values: ['member'] });
    await expect(acl.as(2, 'member')).rejects.toThrow(code('ROLE_NOT_FOUND_FOR_USER'));
    await acl.call(root, 'roles:destroy', { keys: ['temp'] });
    await expect(acl.as(2, 'temp')).rejects.toThrow(code('USER_HAS_NO_ROLES_ERR'));
    expect(acl.memory.table('policies').filter((line) => line['v0'] === 'temp')).toEqual([]);
  });
});

describe('roles', () => {
  it('are created from a title alone, and act by their strategy at once', async () => {
    const acl = await AclFixture.start();
    acl.addCollection(todos);
    const root = await acl.as(1);
    const role = (await acl.call(root, 'roles:create', {
      values: { title: 'To Dos API Role', strategy: { actions: ['view'] } },
    })) as { name: string };
    expect(role).toMatchObject({ name: expect.stringMatching(/^r_[0-9a-f]{12}$/), title: 'To Dos API Role' });
    await acl.call(root, 'users.roles:add', { source: '3', values: [role.name] });
    const caller = await acl.as(3);
    expect([await mayOnTodos(acl, caller, 'view'), await mayOnTodos(acl, caller, 'update')]).toEqual([true, false]);
    await acl.call(root, 'roles:update', { keys: [role.name], values: { strategy: { actions: ['update'] } } });
    expect([await mayOnTodos(acl, caller, 'view'), await mayOnTodos(acl, caller, 'update')]).toEqual([false, true]);
  });

  it.each([
    ['create', undefined, {}, 'VALUE_REQUIRED'],
    ['create', undefined, { name: 'a,b', title: 'x' }, 'NAME_INVALID'],
    ['create', undefined, { name: '__union__', title: 'x' }, 'NAME_RESERVED'],
    ['create', undefined, { name: 'anonymous', title: 'x' }, 'NAME_RESERVED'],
    ['create', undefined, { name: 'root', title: 'x' }, 'UNIQUE_CONFLICT'],
    ['create', undefined, { name: 'x', title: 'Member' }, 'UNIQUE_CONFLICT'],
    ['create', undefined, { title: 'x', strategy: { actions: ['fly'] } }, 'VALUE_INVALID'],
    ['update', 'root', { title: 'x' }, 'RECORD_PROTECTED'],
    ['update', 'nobody', { title: 'x' }, 'RECORD_NOT_FOUND'],
    ['update', 'member', { name: 'x' }, 'FIELD_READ_ONLY'],
    ['destroy', 'member', undefined, 'RECORD_PROTECTED'],
    ['destroy', 'root', undefined, 'RECORD_PROTECTED'],
    ['destroy', 'nobody', undefined, 'RECORD_NOT_FOUND'],
    ['destroy', undefined, undefined, 'RECORD_KEY_REQUIRED'],
  ])('%s of %s with %j answers %s', async (...[action, key, values, expected]) => {
    const acl = await AclFixture.start();
    const options = { ...(key === undefined ? {} : { keys: [key] }), ...(values === undefined ? {} : { values }) };
    await expect(acl.call(await acl.as(1), `roles:${action}`, options)).rejects.toThrow(code(expected));
  });
});

describe('root', () => {
  it('is given and taken only by root', async () => {
    const { acl, root, manager } = await withManager();
    await expect(acl.call(manager, 'users.roles:add', { source: '3', values: ['root'] })).rejects.toThrow(code('ACTION_DENIED'));
    await expect(acl.call(manager, 'roles.users:add', { source: 'root', values: [3] })).rejects.toThrow(code('ACTION_DENIED'));
    await expect(acl.call(manager, 'users.roles:remove', { source: '1', values: ['root'] })).rejects.toThrow(code('ACTION_DENIED'));
    await expect(acl.call(manager, 'users.roles:set', { source: '1', values: ['member'] })).rejects.toThrow(code('ACTION_DENIED'));
    await acl.call(root, 'users.roles:add', { source: '3', values: ['root'] });
    expect(await rolesOf(acl, 3)).toEqual(['root']);
    await acl.call(root, 'users.roles:remove', { source: '1', values: ['root'] });
    await expect(acl.call(await acl.as(3), 'users.roles:set', { source: '3', values: ['member'] })).rejects.toThrow(code('LAST_ROOT'));
    expect(await rolesOf(acl, 3)).toEqual(['root']);
  });

  it('does not go with the last user who has it', async () => {
    const { acl, root } = await withManager();
    await expect(acl.hook('afterDestroy', { keys: [1], principal: root })).rejects.toThrow(code('LAST_ROOT'));
    expect(await rolesOf(acl, 1)).toContain('root');
  });

  it('protects the accounts of its holders', async () => {
    const { acl, root, manager } = await withManager();
    await expect(acl.hook('beforeUpdate', { keys: [1], principal: manager, values: {} })).rejects.toThrow(code('ACTION_DENIED'));
    await expect(acl.hook('beforeDestroy', { keys: [3, 1], principal: manager })).rejects.toThrow(code('ACTION_DENIED'));
    await acl.hook('beforeUpdate', { keys: [3], principal: manager, values: {} });
    await acl.hook('beforeUpdate', { keys: [1], principal: root, values: {} });
    await acl.hook('beforeUpdate', { keys: [1], principal: await acl.as(1, 'member'), values: {} });
  });
});

describe('assignments', () => {
  it('cannot be made by a role administrator to himself, however his key is written', async () => {
    const { acl, manager } = await withManager();
    await expect(acl.call(manager, 'users.roles:add', { source: '2', values: ['admin'] })).rejects.toThrow(code('ACTION_DENIED'));
    await expect(acl.call(manager, 'users.roles:set', { source: '2', values: ['hr', 'admin'] })).rejects.toThrow(code('ACTION_DENIED'));
    await expect(acl.call(manager, 'roles.users:add', { source: 'admin', values: [2] })).rejects.toThrow(code('ACTION_DENIED'));
    for (const source of ['02', '+2', '2.0', ' 2']) {
      await expect(acl.call(manager, 'users.roles:add', { source, values: ['admin'] })).rejects.toThrow(code('RECORD_NOT_FOUND'));
      await expect(acl.call(manager, 'roles.users:add', { source: 'admin', values: [source] })).rejects.toThrow(code('RECORD_NOT_FOUND'));
    }
    expect(await rolesOf(acl, 2)).toEqual(['hr']);
    await acl.call(manager, 'users.roles:add', { source: '3', values: ['admin'] });
    expect(await rolesOf(acl, 3)).toEqual(['admin']);
  });

  it('name rows in the body or in the query, and refuse unknown ones as a whole', async () => {
    const { acl, root } = await withManager();
    await acl.call(root, 'users.roles:add', { source: '3', keys: ['member'] });
    await acl.call(root, 'users.roles:add', { source: '3', query: { filterByTks: ['admin', 'hr'] } });
    expect(await rolesOf(acl, 3)).toEqual(['admin', 'hr', 'member']);
    await expect(acl.call(root, 'users.roles:set', { source: '3', values: ['hr', 'nobody'] })).rejects.toThrow(code('RECORD_NOT_FOUND'));
    await expect(acl.call(root, 'users.roles:add', { source: '3' })).rejects.toThrow(code('RECORD_KEY_REQUIRED'));
    await expect(acl.call(root, 'users.roles:add', { source: '99', values: ['hr'] })).rejects.toThrow(code('RECORD_NOT_FOUND'));
    expect(await rolesOf(acl, 3)).toEqual(['admin', 'hr', 'member']);
    expect(await acl.call(root, 'roles.users:set', { source: 'hr', values: [3] })).toEqual({ roleName: 'hr', added: 0, removed: 1 });
    await expect(acl.as(2)).rejects.toThrow(code('USER_HAS_NO_ROLES_ERR'));
  });

  it('are shown to the user himself and to role administrators', async () => {
    const { acl, manager } = await withManager();
    await acl.hook('afterCreate', { record: { id: 3 }, principal: manager });
    const member = await acl.as(3);
    expect(member.roles).toEqual(['member']);
    expect(await acl.call(member, 'users.roles:list', { source: '3' })).toMatchObject([{ name: 'member', rolesUsers: { default: false } }]);
    await expect(acl.call(member, 'users.roles:list', { source: '1' })).rejects.toThrow(code('ACTION_DENIED'));
    await expect(acl.call(member, 'users.roles:add', { source: '3', values: ['admin'] })).rejects.toThrow(code('ACTION_DENIED'));
    expect(await acl.call(manager, 'users.roles:list', { source: '1' })).toHaveLength(3);
  });
});
