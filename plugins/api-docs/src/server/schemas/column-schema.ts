import type { JsonSchema } from '@mortise/plugin-api/server';
import { type ColumnField, type ColumnType, TEXT_MAX_LENGTH } from '@mortise/shared';
import { anyValue } from '../document/components';
import type { DocContext } from '../document/doc-context';
import { choicesOf } from './choices';
import { ruleKeywords } from './rule-keywords';

const WHOLE = { type: 'integer' } as const;
const MOMENT = { type: 'string', format: 'date-time' } as const;
const ITEMS = { type: ['string', 'number', 'boolean'] } as const;
const BIG: JsonSchema = { oneOf: [WHOLE, { type: 'string', pattern: String.raw`^-?\d+$` }] };
const DECIMAL = { type: 'string', pattern: String.raw`^-?\d+(\.\d+)?$` } as const;
const CLOCK = String.raw`\d{2}:\d{2}:\d{2}`;

/** How values of a type stand in answers. */
const SHOWN: Readonly<Record<Exclude<ColumnType, 'json'>, JsonSchema>> = {
  string: { type: 'string' },
  text: { type: 'string' },
  integer: { ...WHOLE, format: 'int32' },
  bigInt: BIG,
  double: { type: 'number', format: 'double' },
  decimal: DECIMAL,
  boolean: { type: 'boolean' },
  datetime: MOMENT,
  datetimeNoTz: { type: 'string', pattern: `^\\d{4}-\\d{2}-\\d{2} ${CLOCK}$` },
  unixTimestamp: MOMENT,
  date: { type: 'string', format: 'date' },
  time: { type: 'string', pattern: `^${CLOCK}$` },
  array: { type: 'array', items: ITEMS },
  set: { type: 'array', items: ITEMS, uniqueItems: true },
  uuid: { type: 'string', format: 'uuid' },
  uid: { type: 'string' },
  nanoid: { type: 'string' },
  snowflakeId: WHOLE,
  password: { type: 'string' },
  sort: WHOLE,
};

/** What is taken where it is more than what is shown. */
const TAKEN: Readonly<Partial<Record<ColumnType, JsonSchema>>> = {
  decimal: { oneOf: [DECIMAL, { type: 'number' }] },
  unixTimestamp: { oneOf: [MOMENT, WHOLE] },
  snowflakeId: BIG,
  sort: BIG,
  datetimeNoTz: { type: 'string' },
};

/** A column's values in answers. */
export function shownColumn(column: ColumnField, context: DocContext): JsonSchema {
  if (column.type === 'json') return { ...described(column, context), ...anyValue(context.components) };
  return { ...orNull(SHOWN[column.type], column.nullable), ...described(column, context) };
}

/** A column's values in bodies. A default is told, since a record without the value gets it. */
export function takenColumn(column: ColumnField, context: DocContext): JsonSchema {
  const { type, nullable, defaultValue } = column;
  if (type === 'json') return { ...described(column, context), ...anyValue(context.components) };
  const base = { ...(TAKEN[type] ?? SHOWN[type]), ...sizeOf(column) };
  const rules = ruleKeywords(column);
  const schema = { ...withRules(withChoices(base, column), rules) };
  const initial = defaultValue === undefined || defaultValue === null ? {} : { default: defaultValue };
  const secret = type === 'password' ? { writeOnly: true, format: 'password' } : {};
  return { ...orNull(schema, nullable), ...described(column, context), ...initial, ...secret };
}

function sizeOf({ type, length = 255 }: ColumnField): JsonSchema {
  if (type === 'string' || type === 'uid' || type === 'nanoid') return { maxLength: length };
  return type === 'text' ? { maxLength: TEXT_MAX_LENGTH } : {};
}

function withChoices(schema: JsonSchema, column: ColumnField): JsonSchema {
  const choices = choicesOf(column);
  if (!choices) return schema;
  return schema['type'] === 'array' ? { ...schema, items: { enum: choices } } : { type: schema['type'], enum: choices };
}

/** Rules about numbers bind numbers; values may be texts as well. */
function withRules(schema: JsonSchema, rules: JsonSchema): JsonSchema {
  const { oneOf } = schema;
  if (!Array.isArray(oneOf)) return { ...schema, ...rules };
  const forms = (oneOf as readonly JsonSchema[]).map((form) => (form['type'] === 'string' ? form : { ...form, ...rules }));
  return { ...schema, oneOf: forms };
}

function orNull(schema: JsonSchema, nullable: boolean): JsonSchema {
  if (!nullable) return schema;
  const { oneOf, type, enum: values } = schema;
  if (Array.isArray(oneOf)) return { ...schema, oneOf: [...(oneOf as readonly JsonSchema[]), { type: 'null' }] };
  const more = Array.isArray(values) ? { enum: [...(values as readonly unknown[]), null] } : {};
  return typeof type === 'string' ? { ...schema, ...more, type: [type, 'null'] } : { ...schema, ...more };
}

function described({ title, description }: ColumnField, { texts }: DocContext): JsonSchema {
  return { ...(title === undefined ? {} : { title: texts.read(title) }), ...(description === undefined ? {} : { description }) };
}
