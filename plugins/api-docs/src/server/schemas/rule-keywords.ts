import type { JsonSchema } from '@mortise/plugin-api/server';
import { type ColumnField, type ColumnType, LIST_TYPES, type ValueRule, isOneOf } from '@mortise/shared';

const NUMBERS: readonly ColumnType[] = ['integer', 'bigInt', 'double', 'decimal', 'sort', 'snowflakeId'];
const MOMENTS: readonly ColumnType[] = ['datetime', 'datetimeNoTz', 'unixTimestamp', 'date', 'time'];

const BOUNDS = {
  number: { min: 'minimum', max: 'maximum' },
  list: { min: 'minItems', max: 'maxItems' },
  text: { min: 'minLength', max: 'maxLength' },
} as const;

/** The rules of a column as keywords of JSON Schema, as far as there are such. */
export function ruleKeywords({ rules = [], type }: ColumnField): JsonSchema {
  return Object.assign({}, ...rules.map((rule) => keywordsOf(rule, type))) as JsonSchema;
}

function keywordsOf(rule: ValueRule, type: ColumnType): JsonSchema {
  switch (rule.name) {
    case 'min':
    case 'max':
      return MOMENTS.includes(type) ? {} : { [BOUNDS[familyOf(type)][rule.name]]: rule.value };
    case 'length':
      return { [BOUNDS[familyOf(type)].min]: rule.value, [BOUNDS[familyOf(type)].max]: rule.value };
    case 'pattern':
      return !rule.ignoreCase && isPattern(rule.source) ? { pattern: rule.source } : {};
    case 'in':
      return MOMENTS.includes(type) ? {} : { enum: familyOf(type) === 'number' ? rule.values.map(Number) : rule.values };
    case 'multiple':
      return { multipleOf: rule.value };
    default:
      return KEYWORDS[rule.name];
  }
}

const KEYWORDS: Readonly<
  Record<'required' | 'email' | 'url' | 'uppercase' | 'lowercase' | 'alphanum' | 'integer' | 'positive' | 'negative', JsonSchema>
> = {
  required: {},
  email: { format: 'email' },
  url: { format: 'uri' },
  uppercase: {},
  lowercase: {},
  alphanum: { pattern: '^[A-Za-z0-9]*$' },
  integer: { multipleOf: 1 },
  positive: { exclusiveMinimum: 0 },
  negative: { exclusiveMaximum: 0 },
};

function familyOf(type: ColumnType): keyof typeof BOUNDS {
  if (NUMBERS.includes(type)) return 'number';
  return isOneOf(LIST_TYPES, type) ? 'list' : 'text';
}

/** Patterns have the syntax of RE2, which JavaScript does not know all of. */
function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}
