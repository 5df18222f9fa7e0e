import { AppError, COLUMN_TYPES, type ColumnType, type JsonObject, RELATION_TYPES, type RelationType } from '@mortise/shared';

export type FieldType = ColumnType | RelationType;

const FIELD_TYPES: readonly FieldType[] = [...COLUMN_TYPES, ...RELATION_TYPES];

/** Names NocoBase clients use for the same types. */
const TYPE_ALIASES = new Map<string, FieldType>([
  ['float', 'double'],
  ['real', 'double'],
  ['percent', 'double'],
  ['jsonb', 'json'],
  ['datetimeTz', 'datetime'],
  ['dateOnly', 'date'],
]);

/** A `date` with one of these interfaces is a moment, not a day. */
const MOMENT_INTERFACES = new Set(['datetime', 'datetimeTz', 'createdAt', 'updatedAt']);

/** The type a field gets from its interface when it names none. */
const TYPE_OF_INTERFACE = new Map<string, FieldType>([
  ...pairs('string', 'input', 'email', 'phone', 'color', 'icon', 'select', 'radioGroup', 'attachmentURL'),
  ...pairs('text', 'textarea', 'markdown', 'vditor', 'richText', 'url', 'code'),
  ...pairs('bigInt', 'integer', 'id'),
  ...pairs('double', 'number', 'percent'),
  ...pairs('boolean', 'checkbox', 'switch'),
  ...pairs('datetime', 'datetime', 'datetimeTz', 'createdAt', 'updatedAt'),
  ...pairs('datetimeNoTz', 'datetimeNoTz'),
  ...pairs('unixTimestamp', 'unixTimestamp'),
  ...pairs('date', 'date'),
  ...pairs('time', 'time'),
  ...pairs('json', 'json'),
  ...pairs('array', 'multipleSelect', 'checkboxGroup'),
  ...pairs('uuid', 'uuid'),
  ...pairs('nanoid', 'nanoid'),
  ...pairs('snowflakeId', 'snowflakeId'),
  ...pairs('password', 'password'),
  ...pairs('sort', 'sort'),
  ...pairs('belongsTo', 'm2o', 'obo', 'createdBy', 'updatedBy'),
  ...pairs('hasOne', 'oho'),
  ...pairs('hasMany', 'o2m'),
  ...pairs('belongsToMany', 'm2m'),
]);

function pairs(type: FieldType, ...interfaces: readonly string[]): [string, FieldType][] {
  return interfaces.map((name) => [name, type]);
}

/**
 * The type a field body asks for, by its `type` or else by its `interface`.
 * @throws AppError DEFINITION_INVALID listing the known types
 */
export function readFieldType(body: JsonObject, field: string): FieldType {
  const { type, interface: name } = body;
  if (type === 'date' && typeof name === 'string' && MOMENT_INTERFACES.has(name)) return 'datetime';
  const wanted = type ?? name ?? null;
  const known =
    typeof wanted === 'string' ? (type === undefined || type === null ? TYPE_OF_INTERFACE.get(wanted) : knownType(wanted)) : undefined;
  if (known === undefined) throw new AppError('DEFINITION_INVALID', { field, option: 'type', expected: FIELD_TYPES, received: wanted });
  return known;
}

function knownType(type: string): FieldType | undefined {
  return FIELD_TYPES.find((known) => known === type) ?? TYPE_ALIASES.get(type);
}
