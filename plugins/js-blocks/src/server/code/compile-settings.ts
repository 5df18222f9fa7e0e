import { compileBlock } from '@mortise/js-runtime/compile';
import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { COMPILED, MISTAKE, SOURCE } from './code-of';

/** Characters of one piece of code. */
export const LONGEST_CODE = 500_000;

/** How many pieces of code are remembered; pages are looked at far more often than they change. */
const KEPT = 500;
const kept = new Map<string, Compiled>();

interface Compiled {
  readonly code: string;
  readonly mistake?: JsonObject;
}

/**
 * The settings with everything that runs made anew of what an author wrote, whatever they said it was: what is read before a publishing is what
 * runs after it. Where code cannot be compiled, nothing runs,
 * and the settings say why.
 */
export function compileSettings(settings: JsonObject): JsonObject {
  const parts = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, compileValue(value ?? null)]));
  const { [SOURCE]: source, [COMPILED]: compiled } = settings;
  if (typeof compiled !== 'string') return parts;
  const { [MISTAKE]: _old, ...rest } = parts;
  const { code, mistake } = compileText(typeof source === 'string' ? source : '');
  return { ...rest, [COMPILED]: code, ...(mistake === undefined ? {} : { [MISTAKE]: mistake }) };
}

function compileValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(compileValue);
  return isJsonObject(value) ? compileSettings(value) : value;
}

function compileText(source: string): Compiled {
  const known = kept.get(source);
  if (known !== undefined) return known;
  const compiled = compile(source);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(source, compiled);
  return compiled;
}

function compile(source: string): Compiled {
  if (source.length > LONGEST_CODE) return { code: '', mistake: { message: `More than ${LONGEST_CODE} characters`, line: 1, column: 1 } };
  const result = compileBlock(source);
  if (result.ok) return { code: result.code };
  const { message, line, column } = result;
  return { code: '', mistake: { message, line, column } };
}
