import type { DataField } from './data-collection';

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
  | 'json'
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
  date: 'date',
  json: 'json',
  uuid: 'uuid',
  belongsTo: 'one',
  hasMany: 'many',
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
  if (choices !== undefined && choices.length > 0) return 'choice';
  return LINES.has(kind) && name !== undefined ? (TEXT_INTERFACES[name] ?? kind) : kind;
}

export function isNumber(kind: FieldKind): boolean {
  return NUMBERS.has(kind);
}

/** Text without structure that people search in. */
export function isText(kind: FieldKind): boolean {
  return LINES.has(kind);
}
