import { SnippetPatterns, matchesGlob } from './snippet-patterns';

describe('SnippetPatterns', () => {
  it.each([
    [['pm.*'], 'pm.users', true],
    [['pm.*'], 'pm.acl.roles', true],
    [['pm.*'], 'pm', false],
    [['pm'], 'pm', true],
    [['pm'], 'pm.users', false],
    [['pm.*', '!pm.acl.roles'], 'pm.acl.roles', false],
    [['!pm.acl.*', 'pm.*'], 'pm.acl.roles', false],
    [['!pm.acl.*', 'pm.*'], 'pm.users', true],
    [['!pm.users'], 'pm.acl.roles', false],
    [['*'], 'anything.at.all', true],
    [[], 'pm.users', false],
    [['pm.users'], 'pmXusers', false],
  ])('%j and %s: %s', (patterns, snippet, expected) => {
    expect(new SnippetPatterns(patterns).allows(snippet)).toBe(expected);
  });
});

describe('matchesGlob', () => {
  it.each([
    ['a*b*c', 'a1b2c', true],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false],
    ['*x', 'x', true],
    ['**', '', true],
    ['(.*)', 'pm', false],
    ['p?', 'pm', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it('takes no longer for patterns made to be slow', () => {
    expect(matchesGlob(`${'*a'.repeat(49)}b`, 'a'.repeat(100_000))).toBe(false);
  });
});
