import { EVERYTHING, holdsEverything, holdsSnippet, isSnippetName, withEverything, withSnippet } from './snippet-patterns';

test.each<[readonly string[], string, boolean]>([
  [[], 'pm', false],
  [['pm.*'], 'pm.users', true],
  [['pm.*'], 'pm', false],
  [['pm.*'], 'pmxusers', false],
  [['*'], 'pm', true],
  [['pm.*', '!pm.acl.*'], 'pm.acl.roles', false],
  [['!pm.users', 'pm.users'], 'pm.users', false],
  [['pm.a+b'], 'pm.a+b', true],
])('%j hold %s: %s', (patterns, snippet, held) => {
  expect(holdsSnippet(patterns, snippet)).toBe(held);
});

describe('giving and taking one right', () => {
  test('adds and removes its name', () => {
    expect(withSnippet([], 'pm.users', true)).toEqual(['pm.users']);
    expect(withSnippet(['pm.users', 'pm'], 'pm.users', false)).toEqual(['pm']);
  });

  test('takes one out of all by a refusal, and takes the refusal back', () => {
    const without = withSnippet(EVERYTHING, 'pm.users', false);
    expect(without).toEqual(['pm', 'pm.*', '!pm.users']);
    expect(withSnippet(without, 'pm.users', true)).toEqual(EVERYTHING);
  });

  test('gives what a wider refusal takes', () => {
    expect(withSnippet(['pm.*', '!pm.acl.*'], 'pm.acl.roles', true)).toEqual(['pm.*', 'pm.acl.roles']);
  });

  test.each([[['pm.*', '!pm.users']], [[]], [['*']], [['pm.users', '!pm.*']]])(
    'on %j has the effect it says, and only that',
    (patterns) => {
      for (const held of [true, false]) expect(holdsSnippet(withSnippet(patterns, 'pm.users', held), 'pm.users')).toBe(held);
    },
  );
});

test('everything is everything only without exceptions', () => {
  expect(holdsEverything(withEverything(true))).toBe(true);
  expect(holdsEverything(['*'])).toBe(true);
  expect(holdsEverything(['pm.*'])).toBe(false);
  expect(holdsEverything([...EVERYTHING, '!pm.users'])).toBe(false);
  expect(withEverything(false)).toEqual([]);
});

test('names of rights are what the server takes', () => {
  expect(isSnippetName('pm.reports')).toBe(true);
  for (const text of ['', 'a b', 'pm.*', '!pm', 'x'.repeat(101)]) expect(isSnippetName(text)).toBe(false);
});
