import { LIST_TYPES, isOneOf } from '@mortise/shared';
import type { DataField } from './data-field';

/** How values of a field are shown, edited and compared. */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'email'
  | 'url'
  | 'phone'
  | 'color'
  | 'choice'
  | 'uuid'
  | 'integer'
  | 'bigInt'
  | 'double'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'localMoment'
  | 'time'
  | 'json'
  | 'password'
  | 'one'
  | 'many';

const BY_TYPE: Readonly<Record<string, FieldKind>> = {
  string: 'text',
  text: 'longText',
  integer: 'integer',
  bigInt: 'bigInt',
  double: 'double',
  decimal: 'decimal',
  boolean: 'boolean',
  datetime: 'datetime',
  datetimeNoTz: 'localMoment',
  unixTimestamp: 'datetime',
  date: 'date',
  time: 'time',
  json: 'json',
  password: 'password',
  uuid: 'uuid',
  uid: 'text',
  nanoid: 'text',
  snowflakeId: 'bigInt',
  sort: 'bigInt',
  belongsTo: 'one',
  // Kept in other rows than the record's own, so they are listed beside it.
  hasMany: 'many',
  hasOne: 'many',
  belongsToMany: 'many',
};

const TEXT_INTERFACES: Readonly<Record<string, FieldKind>> = {
  email: 'email',
  url: 'url',
  attachmentURL: 'url',
  phone: 'phone',
  color: 'color',
};

const NUMBERS = new Set<FieldKind>(['integer', 'bigInt', 'double', 'decimal']);
const LINES = new Set<FieldKind>(['text', 'longText', 'email', 'url', 'phone', 'color']);

export function kindOf({ type, interface: name, enum: choices }: Pick<DataField, 'type' | 'interface' | 'enum'>): FieldKind {
  const kind = BY_TYPE[type] ?? 'json';
  // One of several is chosen from a list; some of several are written as JSON.
  if (choices !== undefined && choices.length > 0 && !isOneOf(LIST_TYPES, type)) return 'choice';
  return LINES.has(kind) && name !== undefined ? (TEXT_INTERFACES[name] ?? kind) : kind;
}

export function isNumber(kind: FieldKind): boolean {
  return NUMBERS.has(kind);
}

/** Text without structure that people search in. */
export function isText(kind: FieldKind): boolean {
  return LINES.has(kind);
}
