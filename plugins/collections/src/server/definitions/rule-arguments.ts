import { type ColumnField, type ColumnType, type JsonValue, isJsonObject, normalizeCollection, readColumnValue } from '@mortise/shared';

const MAX_VALUES = 500;
const NUMBERS: readonly ColumnType[] = ['integer', 'bigInt', 'double', 'decimal', 'sort'];
const MOMENTS: readonly ColumnType[] = ['datetime', 'datetimeNoTz', 'unixTimestamp', 'date', 'time'];

/** The arguments of a rule, which come bare, in a list, or as the one value of an object (`{"limit": 5}`). */
export interface RuleArguments {
  number(): number | undefined;
  /** A bound: a value of an ordered type, a count for texts and lists. */
  limit(type: ColumnType): number | string | undefined;
  /** `/source/flags` or the source alone; an empty source for anything else. */
  pattern(): { readonly source: string; readonly flags: string };
  /** Values of the type in canonical form. */
  list(type: ColumnType): readonly JsonValue[] | undefined;
}

export function readRuleArguments(args: JsonValue): RuleArguments {
  const bare = isJsonObject(args) ? (args['limit'] ?? args['base'] ?? args['value'] ?? args['regex'] ?? args['values'] ?? null) : args;
  const only = Array.isArray(bare) && bare.length === 1 ? (bare as readonly JsonValue[])[0] : bare;
  const number = typeof only === 'number' && Number.isFinite(only) ? only : undefined;
  return {
    number: () => number,
    limit(type) {
      if (MOMENTS.includes(type)) return typeof only === 'string' ? canonicalText(type, only) : undefined;
      if (NUMBERS.includes(type)) return number;
      return number !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
    },
    pattern() {
      if (typeof only !== 'string') return { source: '', flags: '' };
      const [, source = only, flags = ''] = /^\/([\s\S]+)\/([a-z]*)$/.exec(only) ?? [];
      return { source, flags };
    },
    list(type) {
      const given: readonly JsonValue[] = Array.isArray(bare) ? bare : [];
      const values = given.flatMap((value) => readColumnValue(columnOf(type), value) ?? []);
      return given.length === 0 || given.length > MAX_VALUES || values.length < given.length ? undefined : values;
    },
  };
}

function canonicalText(type: ColumnType, value: string): string | undefined {
  const read = readColumnValue(columnOf(type), value);
  return typeof read === 'string' ? read : undefined;
}

/** A column with nothing but a type, as wide as they come. */
function columnOf(type: ColumnType): ColumnField {
  const sizes = type === 'decimal' ? { precision: 18, scale: 9 } : {};
  const accuracy = type === 'unixTimestamp' ? ({ accuracy: 'millisecond' } as const) : {};
  const { columns } = normalizeCollection({ name: 'probe', fields: [{ name: 'value', type, ...sizes, ...accuracy }] });
  const column = columns.find(({ name }) => name === 'value');
  if (!column) throw new TypeError(type);
  return column;
}
