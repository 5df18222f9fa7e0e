import { normalizeColumn } from '@mortise/shared';
import { anyJson } from '../dialects/postgres-json';
import { postgresTypes } from '../dialects/postgres-types';
import type { TextDialect } from './text-dialect';

export const postgresText: TextDialect = {
  column(column, field) {
    if (field.type !== 'unixTimestamp') return column;
    return `to_timestamp(${column}${field.accuracy === 'millisecond' ? ' / 1000.0' : ''})`;
  },
  parameter: (position, field) => postgresTypes.parameter(position, field.type),
  encode: (field, value) => postgresTypes.encode(field, value),
  json: (column, { name, type }) => (type === undefined ? anyJson(column) : postgresTypes.json(column, normalizeColumn({ name, type }))),
};
