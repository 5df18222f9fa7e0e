import type { ColumnType, Field, RelationType } from '@mortise/shared';

const BY_TYPE: Readonly<Record<ColumnType | RelationType, string>> = {
  string: 'input',
  text: 'textarea',
  integer: 'integer',
  bigInt: 'integer',
  double: 'number',
  decimal: 'number',
  boolean: 'checkbox',
  datetime: 'datetime',
  datetimeNoTz: 'datetimeNoTz',
  unixTimestamp: 'unixTimestamp',
  date: 'date',
  time: 'time',
  json: 'json',
  array: 'multipleSelect',
  set: 'multipleSelect',
  uuid: 'uuid',
  uid: 'input',
  nanoid: 'nanoid',
  snowflakeId: 'snowflakeId',
  password: 'password',
  sort: 'sort',
  belongsTo: 'm2o',
  hasOne: 'oho',
  hasMany: 'o2m',
  belongsToMany: 'm2m',
};

/** How a field is shown and edited: as its author said, else what suits its type. */
export function interfaceOf(field: Field): string {
  const named = field.options?.['interface'];
  if (typeof named === 'string') return named;
  if (field.kind === 'column' && (field.autoFill === 'createdAt' || field.autoFill === 'updatedAt')) return field.autoFill;
  return field.kind === 'column' && field.autoIncrement ? 'id' : BY_TYPE[field.type];
}
