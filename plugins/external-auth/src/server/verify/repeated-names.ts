const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/**
 * Whether an object in a valid JSON text has two members of one name. Readers take either of them, so what it says depends on who reads it
 * (RFC 7519, 4: such tokens may be rejected).
 */
export function hasRepeatedNames(json: string): boolean {
  // Of each object around the place that is looked at; undefined for a list.
  const open: (Set<string> | undefined)[] = [];
  let before = '';
  for (const [token] of json.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const names = open.at(-1);
      // Escapes may spell the same name differently.
      const name = JSON.parse(before) as string;
      if (names?.has(name)) return true;
      names?.add(name);
    }
    before = token;
  }
  return false;
}
