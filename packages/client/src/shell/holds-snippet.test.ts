import { holdsSnippet } from './holds-snippet';

describe('holdsSnippet', () => {
  it.each([
    [['*'], 'pm', true],
    [['pm.*'], 'pm.users', true],
    [['pm.*'], 'pm', false],
    [['pm'], 'pm.users', false],
    [['pm', 'pm.*', '!pm.acl.roles'], 'pm.acl.roles', false],
    [['pm.*', '!pm.acl.*'], 'pm.users', true],
    [['pm.users'], 'pmxusers', false],
    [[], 'pm', false],
  ])('%j and %s: %s', (patterns, snippet, held) => {
    expect(holdsSnippet(patterns, snippet)).toBe(held);
  });
});
