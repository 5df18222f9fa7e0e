/**
 * Whether a list of patterns holds a right, as the server reads them: `*` stands for any text, `!pm.users` takes away and wins.
 */
export function holdsSnippet(patterns: readonly string[], snippet: string): boolean {
  const refused = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const allowed = patterns.filter((pattern) => !pattern.startsWith('!'));
  return allowed.some((pattern) => fits(pattern, snippet)) && !refused.some((pattern) => fits(pattern, snippet));
}

function fits(pattern: string, snippet: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(snippet);
}
