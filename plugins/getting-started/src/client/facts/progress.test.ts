import { type Facts, NOTHING } from './facts';
import { STEPS, doneCount, mayDo, progress } from './progress';

const COLLECTION: Facts['collection'] = {
  fields: [{ name: 'title' }, { name: 'completed' }],
  actions: { view: {}, create: {}, update: {}, destroy: {} },
};
const KEY = { id: 1, name: 'k', expiresAt: '2027-01-01T00:00:00Z', lastUsedAt: null, useCount: 0 };
const ALL: Facts = {
  ...NOTHING,
  pluginOn: true,
  collection: COLLECTION,
  todoCount: 3,
  role: { name: 'todos-api', title: 'To Dos API Role' },
  fullAccess: true,
  apiUser: { id: 2, nickname: 'To Dos API User', username: 'todos-api-user' },
  apiUserHoldsRole: true,
  viewerHoldsRole: true,
  keys: [{ ...KEY, useCount: 1 }],
};
const states = (facts: Facts, isRoot = true) => [...progress(facts, isRoot).values()].join(' ');

describe('progress', () => {
  it('begins with the first step', () => expect(states(NOTHING)).toBe(`next${' waiting'.repeat(STEPS.length - 1)}`));

  it('is done when everything is there', () => expect(doneCount(progress(ALL, true))).toBe(STEPS.length));

  it.each([
    [{ pluginOn: false }, 'next done done done done done done'],
    [{ todoCount: 2 }, 'done done next done done done done'],
    [{ collection: { ...COLLECTION, fields: [{ name: 'title' }] } }, 'done next done done done done done'],
    [{ fullAccess: false }, 'done done done next done done done'],
    [{ viewerHoldsRole: false }, 'done done done done next done done'],
    [{ keys: [KEY] }, 'done done done done done done next'],
    [{ keys: [] }, 'done done done done done next waiting'],
    [{ todoCount: 0, keys: [] }, 'done done next done done waiting waiting'],
  ])('%j', (missing, expected) => expect(states({ ...ALL, ...missing })).toBe(expected));

  it('asks nobody but root to hold the role', () => {
    expect(states({ ...ALL, viewerHoldsRole: false }, false)).not.toContain('next');
  });
});

describe('mayDo', () => {
  const can =
    (...snippets: readonly string[]) =>
    (snippet: string) =>
      snippets.includes(snippet);

  it.each([
    ['plugin', ALL, ['pm'], true],
    ['plugin', ALL, ['pm.users'], false],
    ['records', ALL, [], true],
    ['records', NOTHING, ['pm'], false],
    ['user', ALL, ['pm.users'], false],
    ['user', ALL, ['pm.users', 'pm.acl.roles'], true],
    ['key', ALL, ['pm.api-keys.configuration'], true],
    ['key', { ...ALL, viewerHoldsRole: false }, ['pm.api-keys.configuration'], false],
    ['key', { ...ALL, viewerHoldsRole: false }, ['pm.api-keys.manage'], true],
    ['call', NOTHING, [], true],
  ] as const)('%s with %#', (...[step, facts, snippets, expected]) => expect(mayDo(step, facts, can(...snippets))).toBe(expected));
});
