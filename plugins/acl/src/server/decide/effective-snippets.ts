import { matchesGlob } from './snippet-patterns';

/**
 * The patterns of several roles as one list that is read like the list of one role. What one role refuses stays refused unless another
 * role allows all of it; so the list may promise less than the roles together allow, never more.
 */
export function effectiveSnippets(roles: readonly (readonly string[])[]): readonly string[] {
  const kept = roles.flatMap((role) =>
    role.filter((pattern) => !isRefusal(pattern) || !roles.some((other) => other !== role && allowsAll(other, pattern.slice(1)))),
  );
  return [...new Set(kept)];
}

/** Whether a role certainly allows every snippet that fits the pattern. */
function allowsAll(role: readonly string[], pattern: string): boolean {
  const refused = role.some((own) => isRefusal(own) && mayOverlap(own.slice(1), pattern));
  // A star in the pattern is matched by a star only, so what matches the pattern's text matches all it stands for.
  return !refused && role.some((own) => !isRefusal(own) && matchesGlob(own, pattern));
}

function mayOverlap(left: string, right: string): boolean {
  if (!left.includes('*')) return matchesGlob(right, left);
  if (!right.includes('*')) return matchesGlob(left, right);
  const [leftHead = '', rightHead = ''] = [left.split('*')[0], right.split('*')[0]];
  return leftHead.startsWith(rightHead) || rightHead.startsWith(leftHead);
}

function isRefusal(pattern: string): boolean {
  return pattern.startsWith('!');
}
