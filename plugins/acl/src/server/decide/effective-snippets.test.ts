import { effectiveSnippets } from './effective-snippets';
import { SnippetPatterns } from './snippet-patterns';

const SNIPPETS = ['pm', 'pm.users', 'pm.acl', 'pm.acl.roles', 'pm.acl.roles.x', 'pm.logs', 'other'];

it.each<[readonly (readonly string[])[], readonly string[]]>([
  [[], []],
  [[['pm', 'pm.*', '!pm.logs']], ['pm', 'pm.*', '!pm.logs']],
  // The second role allows what the first refuses.
  [
    [['pm.*', '!pm.acl.*'], ['pm.acl.*']],
    ['pm.*', 'pm.acl.*'],
  ],
  // It allows something else, or only a part.
  [
    [['pm.*', '!pm.users'], ['pm.logs']],
    ['pm.*', '!pm.users', 'pm.logs'],
  ],
  [
    [['pm.*', '!pm.acl.*'], ['pm.acl.roles']],
    ['pm.*', '!pm.acl.*', 'pm.acl.roles'],
  ],
])('joins %j to %j', (roles, joined) => {
  expect(effectiveSnippets(roles)).toEqual(joined);
});

it('never promises what no role allows', () => {
  const patterns = ['pm', 'pm.*', 'pm.acl*', 'pm.users', '*', '!pm.acl', '!pm.acl.*', '!*.roles', '!pm.*', '!pm.users'];
  const roles = patterns.flatMap((first) => patterns.map((second) => [first, second]));
  for (const left of roles) {
    for (const right of roles) {
      const joined = new SnippetPatterns(effectiveSnippets([left, right]));
      for (const snippet of SNIPPETS) {
        const really = new SnippetPatterns(left).allows(snippet) || new SnippetPatterns(right).allows(snippet);
        if (joined.allows(snippet) && !really) throw new Error(`${JSON.stringify([left, right])} promises ${snippet}`);
      }
    }
  }
});
