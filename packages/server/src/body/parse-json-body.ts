import { AppError, isJsonObject, type JsonValue } from '@mortise/shared';

// A thousand records of a hundred fields each; the limit of bytes comes first for most.
export const JSON_LIMITS = { depth: 32, keys: 100_000 } as const;

// Keys that could reach a prototype when a careless merge copies them.
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON sent by a stranger. The check walks with a stack of its own, so depth costs memory, never the call stack.
 * @throws AppError JSON_INVALID, JSON_TOO_DEEP, JSON_TOO_MANY_KEYS, KEY_FORBIDDEN
 */
export function parseJsonBody(bytes: Buffer): JsonValue {
  const value = parse(bytes);
  checkShape(value);
  return value;
}

function parse(bytes: Buffer): JsonValue {
  try {
    return JSON.parse(utf8.decode(bytes)) as JsonValue;
  } catch (cause) {
    throw new AppError('JSON_INVALID', {}, { cause });
  }
}

function checkShape(root: JsonValue): void {
  const open: { readonly value: JsonValue; readonly depth: number }[] = [{ value: root, depth: 1 }];
  let keys = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { value, depth } = node;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > JSON_LIMITS.depth) throw new AppError('JSON_TOO_DEEP', { max: JSON_LIMITS.depth });
    if (isJsonObject(value)) keys += checkKeys(Object.keys(value), keys);
    for (const child of Object.values(value)) {
      if (typeof child === 'object' && child !== null) open.push({ value: child, depth: depth + 1 });
    }
  }
}

/** Returns how many keys there are. */
function checkKeys(names: readonly string[], before: number): number {
  if (before + names.length > JSON_LIMITS.keys) throw new AppError('JSON_TOO_MANY_KEYS', { max: JSON_LIMITS.keys });
  const key = names.find((name) => FORBIDDEN_KEYS.has(name));
  if (key !== undefined) throw new AppError('KEY_FORBIDDEN', { key });
  return names.length;
}
