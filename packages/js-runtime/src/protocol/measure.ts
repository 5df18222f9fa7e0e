/** Values in one message; deeper or wider ones are nobody's honest data. */
const MAX_VALUES = 200_000;
const MAX_DEPTH = 100;

/**
 * Characters a value takes as JSON, about; undefined for what JSON has no form for (dates, maps, buffers, cycles) and for more than `limit`.
 * Costs as much as the limit allows, whatever comes.
 */
export function measureJson(value: unknown, limit: number): number | undefined {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let size = 0;
  let count = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const own = ownSize(next.value);
    count += 1;
    if (own === undefined || next.depth > MAX_DEPTH || count > MAX_VALUES || (size += own) > limit) return undefined;
    if (typeof next.value === 'object' && next.value !== null) {
      if (count + waiting.length + Object.keys(next.value).length > MAX_VALUES) return undefined;
      for (const [key, inner] of Object.entries(next.value)) {
        size += key.length + 3;
        waiting.push({ value: inner, depth: next.depth + 1 });
      }
    }
  }
  return size;
}

/** Without what it holds. */
function ownSize(value: unknown): number | undefined {
  switch (typeof value) {
    case 'string':
      return value.length + 2;
    case 'number':
      return Number.isFinite(value) ? 8 : undefined;
    case 'boolean':
    case 'undefined':
      return 5;
    case 'object':
      return value === null || isPlain(value) ? 4 : undefined;
    default:
      return undefined;
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
