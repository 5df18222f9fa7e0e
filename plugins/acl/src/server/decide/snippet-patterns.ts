/** A role's snippet patterns: `pm.*` allows, `!pm.acl.roles` takes away and wins. `*` stands for any text, dots included. */
export class SnippetPatterns {
  readonly #allowing: readonly string[];
  readonly #refusing: readonly string[];

  constructor(patterns: readonly string[]) {
    this.#allowing = patterns.filter((pattern) => !pattern.startsWith('!'));
    this.#refusing = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  }

  allows(snippet: string): boolean {
    return (
      this.#allowing.some((pattern) => matchesGlob(pattern, snippet)) && !this.#refusing.some((pattern) => matchesGlob(pattern, snippet))
    );
  }
}

/** Matches in one pass over the text, so that no pattern can make it slow. */
export function matchesGlob(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === text;
  if (!text.startsWith(head)) return false;
  const tail = rest.pop() ?? '';
  let from = head.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}
