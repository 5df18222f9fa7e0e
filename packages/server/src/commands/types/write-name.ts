const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** A text as a literal of TypeScript that cannot end early, whatever it holds. */
export function literal(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // Both end a line in older readers of JavaScript.
  const inDouble = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (value.includes("'")) return inDouble;
  return `'${inDouble.slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** The name of a property, in quotes where it needs them. */
export function propertyName(name: string): string {
  return IDENTIFIER.test(name) ? name : literal(name);
}

/** A comment of one line; nothing for no text. */
export function comment(text: string | undefined, indent: string): readonly string[] {
  const line = (text ?? '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll('*/', '* /')
    .trim();
  return line === '' ? [] : [`${indent}/** ${line} */`];
}

/** `Schema` and `Json` are names of the file itself, the others the language's. */
const TAKEN = ['Schema', 'Json', 'Date', 'String', 'Number', 'Boolean', 'Record', 'Object', 'Symbol'];

/** A type name for each collection, in their order: `order_items` → `OrderItems`, with a number where two would be the same. */
export function typeNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(TAKEN);
  const chosen = new Map<string, string>();
  for (const name of names) {
    const base = pascalCase(name);
    let candidate = base;
    for (let count = 2; taken.has(candidate); count += 1) candidate = `${base}${count}`;
    taken.add(candidate);
    chosen.set(name, candidate);
  }
  return chosen;
}

function pascalCase(name: string): string {
  const words = name.split(/[^\p{ID_Continue}]+|_+/u).filter((word) => word !== '');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return IDENTIFIER.test(joined) ? joined : `Collection${joined}`;
}
