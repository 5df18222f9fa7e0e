import { NO_CHANGES, changeCell, changeEntry, changeStrategy, countChanges, draftedEntry } from './draft';
import { entryBody, readEntry } from './entry-wire';
import { presetEntry } from './presets';
import { ALL_ROWS, type GrantableCollection, type RowScope, levelOf, sameEntry } from './rights';
import { defaultEntry, defaultLevel, strategyLevel, withStrategyLevel } from './strategy';

const own: RowScope = { kind: 'stored', id: 2, key: 'own', name: 'Own records' };
const defaults = { strategy: ['create', 'view:own', 'update:own', 'destroy:own'], snippets: ['pm.users'] };
const todos: GrantableCollection = { name: 'todos', title: 'To dos', plugin: null, ownable: true, entry: undefined };
const users: GrantableCollection = { ...todos, name: 'users', plugin: 'users' };

const levels = (collection: GrantableCollection) =>
  ['view', 'create', 'update', 'destroy'].map((action) => defaultLevel(collection, action, defaults));

describe('what counts without rules of its own', () => {
  test('is the strategy on collections made by users, and the plugin’s bundle on its collections', () => {
    expect(levels(todos)).toEqual(['own', 'all', 'own', 'own']);
    expect(levels({ ...todos, ownable: false })).toEqual(['none', 'all', 'none', 'none']);
    expect(levels(users)).toEqual(['all', 'all', 'all', 'all']);
    expect(levels({ ...users, plugin: 'other' })).toEqual(['none', 'none', 'none', 'none']);
  });

  test('can be written out as rules', () => {
    expect(defaultEntry(todos, defaults, own)).toEqual([
      { action: 'view', fields: undefined, scope: own },
      { action: 'create', fields: undefined, scope: ALL_ROWS },
      { action: 'update', fields: undefined, scope: own },
      { action: 'destroy', fields: undefined, scope: own },
    ]);
  });
});

describe('a strategy', () => {
  test('spells out what the star stands for when one action changes', () => {
    const changed = withStrategyLevel(['*'], 'view', 'own');
    expect(changed).toEqual(['create', 'update', 'destroy', 'export', 'importXlsx', 'view:own']);
    expect(strategyLevel(changed, 'export')).toBe('all');
  });

  test('knows no own records for what makes new ones', () => {
    expect(withStrategyLevel([], 'create', 'own')).toEqual(['create']);
  });

  test('that is changed back is no change', () => {
    const saved = defaults.strategy;
    const changed = changeStrategy(NO_CHANGES, { action: 'view', level: 'all', saved });
    expect(countChanges(changed)).toBe(1);
    expect(countChanges(changeStrategy(changed, { action: 'view', level: 'own', saved }))).toBe(0);
  });
});

describe('a cell', () => {
  test('of a collection with defaults leaves its other actions as they were', () => {
    const draft = changeCell(NO_CHANGES, todos, { action: 'view', level: 'all', defaults, own });
    expect(draftedEntry(draft, todos)?.map((grant) => [grant.action, levelOf(grant)])).toEqual([
      ['view', 'all'],
      ['create', 'all'],
      ['update', 'own'],
      ['destroy', 'own'],
    ]);
  });

  test('keeps the fields, and grants the matrix does not show', () => {
    const entry = [
      { action: 'view', fields: ['title'], scope: own },
      { action: 'export', fields: undefined, scope: ALL_ROWS },
    ];
    const draft = changeCell(NO_CHANGES, { ...todos, entry }, { action: 'view', level: 'all', defaults, own });
    expect(draftedEntry(draft, todos)).toEqual([
      { action: 'view', fields: ['title'], scope: ALL_ROWS },
      { action: 'export', fields: undefined, scope: ALL_ROWS },
    ]);
  });

  test('taken back is no change', () => {
    const saved = { ...todos, entry: presetEntry('full', own) };
    const draft = changeCell(NO_CHANGES, saved, { action: 'destroy', level: 'none', defaults, own });
    expect(countChanges(draft)).toBe(1);
    expect(countChanges(changeCell(draft, saved, { action: 'destroy', level: 'all', defaults, own }))).toBe(0);
  });
});

describe('presets', () => {
  test('are full access, own records, reading, nothing and the default', () => {
    expect(presetEntry('full', own)?.map(levelOf)).toEqual(['all', 'all', 'all', 'all']);
    expect(presetEntry('own', own)?.map(levelOf)).toEqual(['own', 'all', 'own', 'own']);
    expect(presetEntry('read', own)).toEqual([{ action: 'view', fields: undefined, scope: ALL_ROWS }]);
    expect(presetEntry('none', own)).toEqual([]);
    expect(presetEntry('default', own)).toBeUndefined();
  });

  test('that allow nothing differ from the default', () => {
    expect(countChanges(changeEntry(NO_CHANGES, todos, []))).toBe(1);
    expect(countChanges(changeEntry(NO_CHANGES, todos, undefined))).toBe(0);
  });
});

describe('entries on the wire', () => {
  test('come back as they were sent', () => {
    const entry = readEntry([
      { name: 'view', fields: ['title'], scopeId: 2, scope: { id: 2, key: 'own', name: 'Own records' } },
      { name: 'update', fields: null, scopeId: null, scope: { filter: { done: false } } },
      { name: 'create', fields: null, scopeId: null, scope: null },
    ]);
    expect(entryBody('todos', entry)).toEqual({
      name: 'todos',
      usingActionsConfig: true,
      actions: [
        { name: 'view', fields: ['title'], scopeId: 2 },
        { name: 'update', fields: null, scope: { filter: { done: false } } },
        { name: 'create', fields: null },
      ],
    });
    expect(entryBody('todos', undefined)).toEqual({ name: 'todos', usingActionsConfig: false });
  });

  test('are the same in whatever order', () => {
    const view = { action: 'view', fields: ['a', 'b'], scope: own };
    const create = { action: 'create', fields: undefined, scope: ALL_ROWS };
    expect(sameEntry([view, create], [create, { ...view, fields: ['b', 'a'] }])).toBe(true);
    expect(sameEntry([view], [{ ...view, fields: undefined }])).toBe(false);
    expect(sameEntry([], undefined)).toBe(false);
  });
});
