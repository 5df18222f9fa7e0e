/** The keys of several related records, as the text an editor works on: a JSON list of texts, or `''` for none. */
export function writeLinks(keys: readonly string[]): string {
  return keys.length === 0 ? '' : JSON.stringify(keys);
}

export function readLinks(draft: string): readonly string[] {
  if (draft === '') return [];
  const keys: unknown = JSON.parse(draft);
  return Array.isArray(keys) ? keys.map(String) : [];
}
