import type { ColumnType, Field } from '@mortise/shared';

const BY_TYPE: Readonly<Record<ColumnType | 'belongsTo' | 'hasMany', string>> = {
  string: 'input',
  text: 'textarea',
  integer: 'integer',
  bigInt: 'integer',
  double: 'number',
  decimal: 'number',
  boolean: 'checkbox',
  datetime: 'datetime',
  date: 'date',
  json: 'json',
  uuid: 'uuid',
  belongsTo: 'm2o',
  hasMany: 'o2m',
};

/** How a field is shown and edited: as its author said, else what suits its type. */
export function interfaceOf(field: Field): string {
  const named = field.options?.['interface'];
  if (typeof named === 'string') return named;
  if (field.kind === 'column' && (field.autoFill === 'createdAt' || field.autoFill === 'updatedAt')) return field.autoFill;
  return field.kind === 'column' && field.autoIncrement ? 'id' : BY_TYPE[field.type];
}
