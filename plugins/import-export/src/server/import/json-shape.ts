import { AppError, type JsonValue } from '@mortise/shared';

const MAX_DEPTH = 32;
/** Keys that could reach a prototype when a careless merge copies them. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** What is wrong with JSON of a stranger that parses: it is as bad in a file as in a request. */
export function checkShape(value: JsonValue | undefined, depth = 1): AppError | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MAX_DEPTH) return new AppError('JSON_TOO_DEEP', { max: MAX_DEPTH });
  for (const [key, child] of Object.entries(value)) {
    const fault = FORBIDDEN.has(key) ? new AppError('KEY_FORBIDDEN', { key }) : checkShape(child as JsonValue, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}
