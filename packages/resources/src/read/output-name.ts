import { MAX_IDENTIFIER_BYTES } from '@mortise/shared';

/** Letters of any script. A caller's name becomes the name of a column: quotes and the prefix of our own names must not occur in it. */
const NAME = /^(?!m_)[\p{L}_][\p{L}\p{N}\p{M}_. -]*$/iu;
/** Whoever copies an answer key by key would reach a prototype. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export const OUTPUT_NAME = `a name of letters, digits, _, -, dots and spaces, at most ${MAX_IDENTIFIER_BYTES} bytes, not ${[...FORBIDDEN].join(', ')}`;

/** Whether a caller may give this name to a value in the answer. */
export function isOutputName(name: string): boolean {
  return NAME.test(name) && !FORBIDDEN.has(name) && Buffer.byteLength(name) <= MAX_IDENTIFIER_BYTES;
}
