import type { ColumnType, RuleName } from '@mortise/shared';

const TEXT: readonly RuleName[] = 'required min max length pattern email url uppercase lowercase alphanum in'.split(' ') as RuleName[];
const NUMBER: readonly RuleName[] = ['required', 'min', 'max', 'integer', 'positive', 'negative', 'multiple', 'in'];
const ORDERED: readonly RuleName[] = ['required', 'min', 'max', 'in'];
const LIST: readonly RuleName[] = ['required', 'min', 'max', 'length'];
const SECRET: readonly RuleName[] = ['required', 'min', 'max', 'pattern'];
const PRESENCE: readonly RuleName[] = ['required'];

const RULES: Readonly<Record<ColumnType, readonly RuleName[]>> = {
  string: TEXT,
  text: TEXT,
  uid: TEXT,
  nanoid: TEXT,
  integer: NUMBER,
  bigInt: NUMBER,
  double: NUMBER,
  decimal: NUMBER,
  snowflakeId: PRESENCE,
  sort: NUMBER,
  datetime: ORDERED,
  datetimeNoTz: ORDERED,
  unixTimestamp: ORDERED,
  date: ORDERED,
  time: ORDERED,
  array: LIST,
  set: LIST,
  boolean: PRESENCE,
  json: PRESENCE,
  uuid: PRESENCE,
  password: SECRET,
};

/** The rules that make sense for a type. */
export function rulesOf(type: ColumnType): readonly RuleName[] {
  return RULES[type];
}
