import { parseUrl } from '@mortise/shared';
import { compilePattern } from '@mortise/plugin-api/server';
import Ajv from 'ajv';
import type { PatternKey } from './rule-schema';

const EMAIL = /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;
const EMAIL_MAX_LENGTH = 254;
const URL_MAX_LENGTH = 2_048;
/** Numbers in floating point are seldom exact multiples of a tenth. */
const MULTIPLE_DIGITS = 9;

/** The validator that rules are compiled with. Its patterns take no longer than their text is long. */
export function createRuleAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    addUsedSchema: false,
    // The schemas are our own.
    meta: false,
    validateSchema: false,
    multipleOfPrecision: MULTIPLE_DIGITS,
    code: { regExp: Object.assign(patternOf, { code: 'undefined' }) },
    formats: {
      email: (text: string) => text.length <= EMAIL_MAX_LENGTH && EMAIL.test(text),
      url: isWebAddress,
      uppercase: (text: string) => text === text.toUpperCase(),
      lowercase: (text: string) => text === text.toLowerCase(),
      alphanum: /^[A-Za-z0-9]*$/,
    },
  });
  // Moments in canonical form are in order when their texts are.
  ajv.addKeyword({ keyword: 'notBefore', type: 'string', schemaType: 'string', validate: (limit: string, text: string) => text >= limit });
  ajv.addKeyword({ keyword: 'notAfter', type: 'string', schemaType: 'string', validate: (limit: string, text: string) => text <= limit });
  return ajv;
}

/** Patterns come as text with their options inside, since a schema has no place for those. */
function patternOf(key: string): { test(text: string): boolean } {
  const { source, ignoreCase } = JSON.parse(key) as PatternKey;
  const pattern = compilePattern(source, ignoreCase);
  // Ajv tells patterns apart by their text.
  return Object.assign({ test: (text: string) => pattern.test(text) }, { toString: () => key });
}

function isWebAddress(text: string): boolean {
  return text.length <= URL_MAX_LENGTH && /^https?:\/\/[^\s/]/i.test(text) && !/\s/.test(text) && parseUrl(text) !== undefined;
}
