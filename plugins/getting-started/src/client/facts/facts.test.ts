import { GRANTS } from '../tutorial';
import { type Facts, NOTHING, type RoleEntry, findRole, hasFullAccess, livingKeys, missingFields } from './facts';

const grant = (name: string, limits: Partial<RoleEntry['actions'][number]> = {}) => ({ name, fields: null, scope: null, ...limits });
const todos = (actions: RoleEntry['actions']): RoleEntry => ({ name: 'todos', actions });
const with_ = (...names: readonly string[]): Facts => ({
  ...NOTHING,
  collection: { fields: names.map((name) => ({ name })), actions: { view: {}, create: {}, update: {}, destroy: {} } },
});

describe('hasFullAccess', () => {
  const all = GRANTS.map((name) => grant(name));

  it.each([
    ['all four actions', [todos(all)], [], true],
    ['more than that', [todos([...all, grant('export')])], [], true],
    ['one action less', [todos(all.slice(1))], [], false],
    ['limited fields', [todos([...all.slice(1), grant('view', { fields: ['title'] })])], [], false],
    ['limited rows', [todos([...all.slice(1), grant('view', { scope: { id: 2 } })])], [], false],
    ['the same for another collection', [{ name: 'posts', actions: all }], [], false],
    ['a strategy for all collections', [], [...GRANTS], true],
    ['a strategy for own records only', [], GRANTS.map((name) => `${name}:own`), false],
    ['an entry that overrules the strategy', [todos([])], [...GRANTS], false],
  ])('%s', (...[, entries, strategy, expected]) => expect(hasFullAccess(entries, strategy)).toBe(expected));
});

describe('findRole', () => {
  it.each([
    [[{ name: 'r_1', title: 'To Dos API Role' }], 'r_1'],
    [
      [
        { name: 'r_1', title: 'To Dos API Role' },
        { name: 'todos-api', title: 'x' },
      ],
      'todos-api',
    ],
    [[{ name: 'member', title: 'Member' }], undefined],
  ])('%j: %s', (roles, expected) => expect(findRole(roles)?.name).toBe(expected));
});

describe('missingFields', () => {
  it('names what the collection lacks', () => {
    expect(missingFields(NOTHING).map(({ name }) => name)).toEqual(['title', 'completed']);
    expect(missingFields(with_('id', 'title')).map(({ name }) => name)).toEqual(['completed']);
    expect(missingFields(with_('id', 'title', 'completed'))).toEqual([]);
  });
});

describe('livingKeys', () => {
  it('leaves out what expired, newest first', () => {
    const key = (id: number, expiresAt: string) => ({ id, name: 'k', expiresAt, lastUsedAt: null, useCount: 0 });
    const keys = [key(1, '2026-02-01T00:00:00Z'), key(2, '2025-12-01T00:00:00Z'), key(3, '2026-03-01T00:00:00Z')];
    expect(livingKeys(keys, Date.parse('2026-01-01T00:00:00Z')).map(({ id }) => id)).toEqual([3, 1]);
  });
});
