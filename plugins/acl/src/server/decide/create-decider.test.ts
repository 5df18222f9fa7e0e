import { ANONYMOUS, SYSTEM, normalizeCollection } from '@mortise/shared';
import {
  EVERYTHING,
  type Line,
  ask,
  decide,
  doneScope,
  findCollection,
  outcome,
  ownScope,
  stateOf,
  todos,
  user,
  users,
} from './testing/rules-fixture';
import { ENTRY_MARKER } from '../casbin/policy-line';
import { createDecider } from './create-decider';

describe('several roles', () => {
  const lines: Line[] = [
    { role: 'a', resource: 'todos', action: 'view', fields: ['title'], scopeId: 2 },
    { role: 'b', resource: 'todos', action: 'view', fields: ['done'], filter: { done: true } },
    { role: 'c', resource: '*', action: 'view' },
    { role: 'd', resource: 'todos', action: 'view', effect: 'deny' },
    { role: 'e', resource: 'todos', action: ENTRY_MARKER, effect: 'deny' },
  ];

  it.each([
    [['a', 'b'], `createdAt,done,id,title,updatedAt | {"kind":"or","nodes":[${ownScope},${doneScope}]}`],
    [['b', 'a'], `createdAt,done,id,title,updatedAt | {"kind":"or","nodes":[${ownScope},${doneScope}]}`],
    [['a', 'c'], EVERYTHING],
    [['a', 'd'], 'no'],
    [['c', 'e'], EVERYTHING],
    [['e'], 'no'],
    [[], 'no'],
  ])('%j', async (roles, expected) => {
    expect(await outcome(await stateOf(lines), user(roles), ask('view', todos))).toBe(expected);
  });

  it('include those they inherit from', async () => {
    const state = await stateOf(lines, [], [['heir', 'a']]);
    expect(await outcome(state, user(['heir']), ask('view', todos))).toBe(`createdAt,id,title,updatedAt | ${ownScope}`);
  });
});

describe('special callers', () => {
  it('lets root and the system do everything, and nobody else', async () => {
    const state = await stateOf([], [], [['heir', 'root']]);
    const questions = [ask('view', todos), ask(undefined, undefined, { snippet: 'pm.x' }), ask(undefined, undefined), ask('view', users)];
    for (const question of questions) {
      expect(await outcome(state, user(['root']), question)).toBe(EVERYTHING);
      expect(await outcome(state, SYSTEM, question)).toBe(EVERYTHING);
      expect(await outcome(state, ANONYMOUS, question)).toBe('no');
      expect(await outcome(state, user(['heir']), question)).toBe('no');
    }
  });

  it('allows nothing before the rules are read', async () => {
    expect(await createDecider(() => undefined, findCollection).decide(user(['root']), ask('view', todos))).toMatchObject({
      allowed: false,
    });
  });
});

describe('narrowing', () => {
  const done = { kind: 'compare', path: ['done'], operator: '$eq', value: { kind: 'literal', value: true } } as const;

  it.each<[string, readonly string[], string | undefined, string]>([
    ['covers the pair', ['todos:view'], 'view', EVERYTHING],
    ['covers every action', ['todos:*'], 'view', EVERYTHING],
    ['covers every resource', ['*:view'], 'view', EVERYTHING],
    ['covers everything', ['*:*'], undefined, EVERYTHING],
    ['covers another action', ['todos:update'], 'view', 'no'],
    ['covers another resource', ['todo:view', 'todosX:view'], 'view', 'no'],
    ['covers named actions, and no grant is asked', ['todos:view'], undefined, 'no'],
    ['is no pattern', ['todos', 'view', ':view', '*'], 'view', 'no'],
    ['is empty', [], 'view', 'no'],
  ])('%s', async (...[_case, actions, grant, expected]) => {
    const principal = user(['root'], { narrowing: { actions } });
    expect(await outcome(await stateOf([]), principal, ask(grant, todos, { snippet: 'pm.x' }))).toBe(expected);
  });

  it.each([
    ['main', ['todos:view'], EVERYTHING],
    ['shop', ['todos:view'], 'no'],
    ['shop', ['shop/todos:view'], EVERYTHING],
    ['main', ['shop/todos:view'], 'no'],
    ['shop', ['*:view'], EVERYTHING],
    ['main', ['main/*:view'], EVERYTHING],
    ['shop', ['shop/*:view'], EVERYTHING],
    ['shop', ['main/*:view', 'shop/*:update', 'sho/*:view', '/*:view'], 'no'],
  ])('in data source %s by %j', async (dataSource, actions, expected) => {
    const principal = user(['root'], { narrowing: { actions } });
    expect(await outcome(await stateOf([]), principal, ask('view', todos, { dataSource }))).toBe(expected);
  });

  it('covers all of a data source without the collections of plugins', async () => {
    const principal = user(['root'], { narrowing: { actions: ['main/*:view'] } });
    expect(await outcome(await stateOf([]), principal, ask('view', users))).toBe('no');
    expect(await outcome(await stateOf([]), principal, ask('view', undefined))).toBe('no');
  });

  it('adds its filter to the one of the role', async () => {
    const state = await stateOf([{ role: 'r', resource: 'todos', action: 'view', scopeId: 2 }]);
    const principal = user(['r'], { narrowing: { actions: ['*:*'], scope: done } });
    expect(await outcome(state, principal, ask('view', todos))).toBe(`- | {"kind":"and","nodes":[${ownScope},${doneScope}]}`);
    expect(await outcome(state, user(['root'], { narrowing: { actions: ['*:*'], scope: done } }), ask('view', users))).toBe('no');
  });

  it.each<[string, string[] | undefined, Readonly<Record<string, readonly string[]>>, string]>([
    ['leaves its fields of all', undefined, { todos: ['title'] }, 'createdAt,id,title,updatedAt | -'],
    ['leaves what both have', ['title', 'done'], { todos: ['done', 'secret'] }, 'createdAt,done,id,updatedAt | -'],
    ['leaves nothing but the key', ['title'], { todos: [] }, 'createdAt,id,updatedAt | -'],
    ['says nothing of other resources', undefined, { users: [] }, EVERYTHING],
    ['says nothing of the resource elsewhere', undefined, { 'shop/todos': [] }, EVERYTHING],
  ])('by fields %s', async (...[_case, held, fields, expected]) => {
    const state = await stateOf([{ role: 'r', resource: 'todos', action: 'view', ...(held === undefined ? {} : { fields: held }) }]);
    const principal = user(['r'], { narrowing: { actions: ['*:*'], fields } });
    expect(await outcome(state, principal, ask('view', todos))).toBe(expected);
  });

  it('asks every one of several', async () => {
    const inner = { actions: ['todos:view'], fields: { todos: ['title', 'done'] } };
    const told = async (actions: readonly string[], grant: string): Promise<string> =>
      outcome(await stateOf([]), user(['root'], { narrowing: { actions, fields: { todos: ['done'] }, also: inner } }), ask(grant, todos));
    expect(await told(['todos:*'], 'view')).toBe('createdAt,done,id,updatedAt | -');
    expect([await told(['todos:*'], 'update'), await told(['todos:update'], 'view')]).toEqual(['no', 'no']);
  });

  it('never gives what the role does not have', async () => {
    expect(await outcome(await stateOf([]), user(['r'], { narrowing: { actions: ['*:*'] } }), ask('view', todos))).toBe('no');
  });
});

describe('remembered decisions', () => {
  const lines: Line[] = [
    { role: 'a', resource: 'todos', action: 'view', fields: ['title'] },
    { role: 'b', resource: 'todos', action: 'view', fields: ['title'] },
    { role: 'b', resource: 'todos', action: 'update', fields: ['done'] },
  ];

  it('answer at once the second time', async () => {
    const state = await stateOf(lines);
    const decider = createDecider(() => state, findCollection);
    const first = await decider.decide(user(['a']), ask('view', todos));
    expect(decider.decide(user(['a']), ask('view', todos))).toBe(first);
  });

  it('are not used for a collection that changed', async () => {
    const state = await stateOf([{ role: 'r', resource: 'todos', action: 'view', filter: { done: true } }]);
    const decider = createDecider(() => state, findCollection);
    await decider.decide(user(['r']), ask('view', todos));
    const changed = normalizeCollection({ name: 'todos', fields: [{ name: 'title', type: 'string' }] });
    expect(await decider.decide(user(['r']), ask('view', changed))).toMatchObject({ allowed: false });
  });

  it('are not used when a collection their filter walks to changed', async () => {
    const state = await stateOf([{ role: 'r', resource: 'todos', action: 'view', filter: { 'createdBy.email': 'a' } }]);
    let found = users;
    const decider = createDecider(
      () => state,
      () => found,
    );
    const first = await decider.decide(user(['r']), ask('view', todos));
    expect(first).toMatchObject({ allowed: true, scope: { kind: 'related', target: users } });
    expect(decider.decide(user(['r']), ask('view', todos))).toBe(first);
    found = normalizeCollection({ name: 'users', fields: [{ name: 'mail', type: 'string' }] }, { owner: 'users' });
    expect(await decider.decide(user(['r']), ask('view', todos))).toMatchObject({ allowed: false });
  });

  it('have equal ids exactly when they allow the same', async () => {
    const state = await stateOf(lines);
    const idOf = async (roles: string[], grant: string): Promise<unknown> =>
      ((await decide(state, user(roles), ask(grant, todos))) as { id?: string }).id;
    expect(await idOf(['a'], 'view')).toBe(await idOf(['b'], 'view'));
    expect(await idOf(['a'], 'view')).not.toBe(await idOf(['b'], 'update'));
    expect(await idOf(['a'], 'view')).not.toBe(await idOf(['root'], 'view'));
  });
});
