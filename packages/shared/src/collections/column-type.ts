export const COLUMN_TYPES = [
  'string',
  'text',
  'integer',
  'bigInt',
  'double',
  'decimal',
  'boolean',
  'datetime',
  'datetimeNoTz',
  'unixTimestamp',
  'date',
  'time',
  'json',
  'array',
  'set',
  'uuid',
  'uid',
  'nanoid',
  'snowflakeId',
  'password',
  'sort',
] as const;
/** How a column's values are stored and written in JSON. */
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** Types whose values can be made for rows that bring none. */
export const ID_TYPES = ['uuid', 'uid', 'nanoid', 'snowflakeId'] as const satisfies readonly ColumnType[];
export type IdType = (typeof ID_TYPES)[number];

/** Types of text with a greatest length. */
export const SIZED_TYPES = ['string', 'uid', 'nanoid', 'password'] as const satisfies readonly ColumnType[];

/** Types of moments that can be set to the current time. */
export const MOMENT_TYPES = ['datetime', 'datetimeNoTz', 'unixTimestamp'] as const satisfies readonly ColumnType[];

/** Types whose values are lists. */
export const LIST_TYPES = ['array', 'set'] as const satisfies readonly ColumnType[];

/** Whether a type is one of a group of types. */
export function isOneOf<T extends string>(types: readonly T[], type: string): type is T {
  return (types as readonly string[]).includes(type);
}

const KEY_FAMILIES: readonly (readonly string[])[] = [
  ['integer', 'bigInt', 'snowflakeId'] satisfies ColumnType[],
  ['string', 'uid', 'nanoid'] satisfies ColumnType[],
];

/** Whether a column of one type can hold the keys of a column of the other. */
export function canHoldKeys(held: string, referred: string): boolean {
  return held === referred || KEY_FAMILIES.some((family) => family.includes(held) && family.includes(referred));
}
