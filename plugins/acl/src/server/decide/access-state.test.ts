import type { AccessQuestion } from '@mortise/plugin-api/server';
import type { Principal } from '@mortise/shared';
import {
  EVERYTHING,
  type Line,
  SCOPES,
  ask,
  doneScope,
  log,
  outcome,
  ownScope,
  roleRow,
  stateOf,
  todos,
  user,
  users,
} from './testing/rules-fixture';
import { ENTRY_MARKER } from '../casbin/policy-line';
import { entryKey } from '../casbin/role-policies';
import { AccessState } from './access-state';

describe('one role', () => {
  const strategy: Line[] = [
    { role: 'r', resource: '*', action: 'view' },
    { role: 'r', resource: '*', action: 'update', scopeId: 2 },
  ];
  const marker = (resource: string): Line => ({ role: 'r', resource, action: ENTRY_MARKER, effect: 'deny' });

  it.each<[string, Line[], AccessQuestion, string]>([
    ['has nothing', [], ask('view', todos), 'no'],
    ['has a strategy', strategy, ask('view', todos), EVERYTHING],
    ['has a strategy without the action', strategy, ask('destroy', todos), 'no'],
    ['has a strategy for own records', strategy, ask('update', todos), `- | ${ownScope}`],
    ['has a strategy for own records where nobody owns any', strategy, ask('update', log), 'no'],
    ['has a strategy, which says nothing of collections of plugins', strategy, ask('view', users), 'no'],
    ['has a strategy, which says nothing of resources without collection', strategy, ask('view', undefined), 'no'],
    ['has a strategy, and the resource is named *', strategy, ask('view', undefined, { resource: '*' }), 'no'],
    ['has a strategy, for another data source', strategy, ask('view', todos, { dataSource: 'other' }), 'no'],
    ['has an entry', [{ role: 'r', resource: 'todos', action: 'view' }], ask('view', todos), EVERYTHING],
    ['has an entry for a plugin collection', [{ role: 'r', resource: 'users', action: 'view' }], ask('view', users), EVERYTHING],
    [
      'has an entry for the collection behind the resource',
      [{ role: 'r', resource: 'users', action: 'view' }],
      ask('view', users, { resource: 'accounts' }),
      EVERYTHING,
    ],
    [
      'has an entry, which replaces the strategy',
      [...strategy, { role: 'r', resource: 'todos', action: 'update' }],
      ask('view', todos),
      'no',
    ],
    ['has an empty entry, which replaces the strategy', [...strategy, marker('todos')], ask('view', todos), 'no'],
    ['has an empty entry for something else', [...strategy, marker('log')], ask('view', todos), EVERYTHING],
    ['is asked for the marker itself', [...strategy, marker('todos')], ask(ENTRY_MARKER, todos), 'no'],
    [
      'is limited to fields',
      [{ role: 'r', resource: 'todos', action: 'view', fields: ['title'] }],
      ask('view', todos),
      'createdAt,id,title,updatedAt | -',
    ],
    ['is limited to no field', [{ role: 'r', resource: 'log', action: 'view', fields: [] }], ask('view', log), 'id | -'],
    [
      'is limited by a scope of its own',
      [{ role: 'r', resource: 'todos', action: 'view', filter: { done: true } }],
      ask('view', todos),
      `- | ${doneScope}`,
    ],
    ['is limited by the scope all', [{ role: 'r', resource: 'todos', action: 'view', scopeId: 1 }], ask('view', todos), EVERYTHING],
    ['is limited by a scope that is gone', [{ role: 'r', resource: 'todos', action: 'view', scopeId: 99 }], ask('view', todos), 'no'],
    ['is limited by a scope that cannot be read', [{ role: 'r', resource: 'todos', action: 'view', scopeId: 3 }], ask('view', todos), 'no'],
    ['is limited by a hidden field', [{ role: 'r', resource: 'todos', action: 'view', filter: { secret: 'x' } }], ask('view', todos), 'no'],
    [
      'is denied',
      [
        { role: 'r', resource: 'todos', action: 'view' },
        { role: 'r', resource: 'todos', action: 'view', effect: 'deny' },
      ],
      ask('view', todos),
      'no',
    ],
    ['is asked for an action no grant allows', strategy, ask(undefined, todos), 'no'],
  ])('%s', async (...[_case, lines, question, expected]) => {
    expect(await outcome(await stateOf(lines, [roleRow('r')]), user(['r']), question)).toBe(expected);
  });

  it('allows nothing when the grant of a line is gone', async () => {
    const policies = [{ id: 1, ptype: 'p', v0: 'r', v1: 'main', v2: 'todos', v3: 'view', v4: 'allow', v5: '77' }];
    const state = await AccessState.build({ roles: [], policies, grants: [], scopes: SCOPES });
    expect(await outcome(state, user(['r']), ask('view', todos))).toBe('no');
  });

  it('allows nothing by an entry that is suspended, and does not fall back to the strategy', async () => {
    const suspended = new Set([entryKey('main', 'todos')]);
    const policies = ['*', 'todos'].map((v2, id) => ({ id, ptype: 'p', v0: 'r', v1: 'main', v2, v3: 'view', v4: 'allow', v5: '1' }));
    const grants = [
      { id: 1, roleName: 'r', dataSource: 'main', resource: 'todos', action: 'view', fields: null, scopeId: null, filter: null },
    ];
    const state = await AccessState.build({ roles: [], policies, grants, scopes: [], suspended });
    expect(await outcome(state, user(['r']), ask('view', todos))).toBe('no');
    expect(await outcome(state, user(['r']), ask('view', log))).toBe(EVERYTHING);
  });

  it('does not let callers without a user see rows without an owner', async () => {
    const state = await stateOf(strategy);
    const external: Principal = { kind: 'external', id: 'external:1', roles: ['r'] };
    expect(await outcome(state, external, ask('update', todos))).toBe('no');
    expect(await outcome(state, user(['r']), ask('update', todos))).toBe(`- | ${ownScope}`);
    expect(await outcome(state, external, ask('view', todos))).toBe(EVERYTHING);
  });
});

describe('snippets', () => {
  const roles = [roleRow('boss', ['pm.*', '!pm.acl.roles']), roleRow('clerk', ['pm.acl.roles'])];

  it.each([
    [['boss'], 'pm.users', EVERYTHING],
    [['boss'], 'pm.acl.roles', 'no'],
    [['boss', 'clerk'], 'pm.acl.roles', EVERYTHING],
    [['nobody'], 'pm.users', 'no'],
  ])('%j and %s: %s', async (names, snippet, expected) => {
    expect(await outcome(await stateOf([], roles), user(names), ask(undefined, undefined, { snippet }))).toBe(expected);
  });

  it('count where neither an entry nor the strategy speaks', async () => {
    const state = await stateOf([{ role: 'boss', resource: 'users', action: 'view', fields: ['email'] }], roles);
    expect(await outcome(state, user(['boss']), ask('view', users, { snippet: 'pm.users' }))).toBe('createdAt,email,id,updatedAt | -');
    expect(await outcome(state, user(['boss']), ask('update', users, { snippet: 'pm.users' }))).toBe('no');
    expect(await outcome(state, user(['boss']), ask(undefined, users, { snippet: 'pm.users' }))).toBe(EVERYTHING);
  });
});
