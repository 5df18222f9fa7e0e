import { type ColumnField, type ColumnType, type JsonValue, LIST_TYPES, type ValueRule, isOneOf } from '@mortise/shared';

const NUMBERS: readonly ColumnType[] = ['integer', 'bigInt', 'double', 'decimal', 'sort', 'snowflakeId'];
const MOMENTS: readonly ColumnType[] = ['datetime', 'datetimeNoTz', 'unixTimestamp', 'date', 'time'];

type Family = 'number' | 'moment' | 'list' | 'text';

/** A pattern as the validator of rules takes it apart again. */
export interface PatternKey {
  readonly source: string;
  readonly ignoreCase: boolean;
}

/** JSON Schema of one rule but `required`, for values as `ruledValue` gives them. */
export function ruleSchema(rule: Exclude<ValueRule, { name: 'required' }>, { type }: ColumnField): object {
  const family = familyOf(type);
  switch (rule.name) {
    case 'min':
      return { [LOWEST[family]]: rule.value };
    case 'max':
      return { [HIGHEST[family]]: rule.value };
    case 'length':
      return { [LOWEST[family]]: rule.value, [HIGHEST[family]]: rule.value };
    case 'pattern':
      return { pattern: JSON.stringify({ source: rule.source, ignoreCase: rule.ignoreCase } satisfies PatternKey) };
    case 'in':
      return { enum: family === 'number' ? rule.values.map(Number) : rule.values };
    case 'integer':
      return { multipleOf: 1 };
    case 'positive':
      return { exclusiveMinimum: 0 };
    case 'negative':
      return { exclusiveMaximum: 0 };
    case 'multiple':
      return { multipleOf: rule.value };
    default:
      return { format: rule.name };
  }
}

const LOWEST: Readonly<Record<Family, string>> = { number: 'minimum', moment: 'notBefore', list: 'minItems', text: 'minLength' };
const HIGHEST: Readonly<Record<Family, string>> = { number: 'maximum', moment: 'notAfter', list: 'maxItems', text: 'maxLength' };

/** What of a canonical value rules look at: numbers that are written as text are numbers to them. */
export function ruledValue({ type }: ColumnField, value: JsonValue): JsonValue {
  return familyOf(type) === 'number' ? Number(value) : value;
}

/** What a value should have been, for error details. */
export function describeRule(rule: ValueRule, { type }: ColumnField): unknown {
  switch (rule.name) {
    case 'min':
    case 'max':
    case 'length':
      return describeBound(rule.name, rule.value, familyOf(type));
    case 'pattern':
      return `text that matches ${rule.source}`;
    case 'in':
      return rule.values;
    case 'multiple':
      return `a multiple of ${rule.value}`;
    default:
      return DESCRIPTIONS[rule.name];
  }
}

function describeBound(name: 'min' | 'max' | 'length', value: number | string, family: Family): string {
  if (family === 'moment') return name === 'min' ? `${value} or later` : `${value} or earlier`;
  if (family === 'list')
    return `${{ min: 'a list of at least', max: 'a list of at most', length: 'a list of exactly' }[name]} ${value} items`;
  const bound = `${{ min: 'at least', max: 'at most', length: 'exactly' }[name]} ${value}`;
  return family === 'number' ? bound : `${bound} characters long`;
}

const DESCRIPTIONS = {
  required: 'filled in',
  email: 'an e-mail address',
  url: 'a web address that begins with http:// or https://',
  uppercase: 'without lower-case letters',
  lowercase: 'without upper-case letters',
  alphanum: 'letters A to Z and digits only',
  integer: 'a whole number',
  positive: 'a number above 0',
  negative: 'a number below 0',
} as const;

function familyOf(type: ColumnType): Family {
  if (NUMBERS.includes(type)) return 'number';
  if (MOMENTS.includes(type)) return 'moment';
  return isOneOf(LIST_TYPES, type) ? 'list' : 'text';
}
