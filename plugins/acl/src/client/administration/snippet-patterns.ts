/** Everything, also what plugins added later bring: the switches of plugins themselves are not below `pm.`. */
export const EVERYTHING: readonly string[] = ['pm', 'pm.*'];

/** Whether patterns hold a right, as the server reads them: `*` stands for any text; `!pm.users` takes away and wins. */
export function holdsSnippet(patterns: readonly string[], snippet: string): boolean {
  const refused = patterns.filter(isRefusal).map((pattern) => pattern.slice(1));
  const allowed = patterns.filter((pattern) => !isRefusal(pattern));
  return allowed.some((pattern) => fits(pattern, snippet)) && !refused.some((pattern) => fits(pattern, snippet));
}

function isRefusal(pattern: string): boolean {
  return pattern.startsWith('!');
}

function fits(pattern: string, snippet: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(snippet);
}

/** The patterns with one right given or taken, and nothing else changed. */
export function withSnippet(patterns: readonly string[], snippet: string, held: boolean): readonly string[] {
  const others = patterns.filter((pattern) => pattern !== snippet && pattern !== `!${snippet}`);
  if (holdsSnippet(others, snippet) === held) return others;
  if (!held) return [...others, `!${snippet}`];
  // A wider refusal would still win, so it has to go.
  return [...others.filter((pattern) => !(isRefusal(pattern) && fits(pattern.slice(1), snippet))), snippet];
}

export function holdsEverything(patterns: readonly string[]): boolean {
  const allowed = patterns.includes('*') || EVERYTHING.every((pattern) => patterns.includes(pattern));
  return allowed && !patterns.some(isRefusal);
}

/** All rights at once; taking them away leaves none. */
export function withEverything(held: boolean): readonly string[] {
  return held ? EVERYTHING : [];
}

/** What a role may be given by name: the server's rule for patterns, without wildcards and refusals. */
export function isSnippetName(text: string): boolean {
  return /^[A-Za-z0-9_.-]{1,100}$/.test(text);
}
