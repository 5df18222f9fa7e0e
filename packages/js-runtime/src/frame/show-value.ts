const MAX_DEPTH = 4;
const MAX_ITEMS = 100;

/** A value as the console shows it, of at most about `limit` characters. */
export function showValue(value: unknown, limit: number): string {
  if (typeof value === 'string') return value.slice(0, limit + 1);
  try {
    return show(value, { depth: 0, seen: new Set(), left: { characters: limit } });
  } catch {
    return '[unreadable]';
  }
}

interface Showing {
  readonly depth: number;
  readonly seen: ReadonlySet<object>;
  /** Shared by all parts of one value. */
  readonly left: { characters: number };
}

function show(value: unknown, showing: Showing): string {
  const text = typeof value === 'object' && value !== null ? showObject(value, showing) : showScalar(value);
  showing.left.characters -= text.length;
  return text;
}

function showScalar(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 1_000));
  if (typeof value === 'function') return `ƒ ${value.name}`;
  return typeof value === 'bigint' ? `${value}n` : String(value);
}

function showObject(value: object, { depth, seen, left }: Showing): string {
  if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`;
  if (value instanceof Date) return value.toJSON();
  if (value instanceof Node) return value instanceof Element ? value.outerHTML.slice(0, 500) : (value.textContent ?? '');
  if (seen.has(value)) return '[circular]';
  if (depth >= MAX_DEPTH) return Array.isArray(value) ? '[…]' : '{…}';
  const inside: Showing = { depth: depth + 1, seen: new Set(seen).add(value), left };
  const parts: string[] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (parts.length >= MAX_ITEMS || left.characters <= 0) {
      parts.push('…');
      break;
    }
    parts.push(Array.isArray(value) ? show(inner, inside) : `${key}: ${show(inner, inside)}`);
  }
  const name = value.constructor?.name ?? '';
  return Array.isArray(value) ? `[${parts.join(', ')}]` : `${name === 'Object' ? '' : `${name} `}{${parts.join(', ')}}`;
}
