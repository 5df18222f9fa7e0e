import type { ViewColumn } from '@mortise/shared';
import { postgresAggregates } from './aggregate-postgres';
import { sqliteAggregates } from './aggregate-sqlite';
import type { Dialect } from './dialect';

type DialectName = Pick<Dialect, 'name'>;

/** A view's column as it is stored in its type: the value itself, or what is worked out of a group. */
export function viewAggregate({ aggregation, source }: ViewColumn, sql: string, { name }: DialectName): string {
  const aggregates = name === 'sqlite' ? sqliteAggregates : postgresAggregates;
  const type = source?.field.type;
  if (aggregation === undefined) return sql;
  if (aggregation === 'sum') return type === 'double' ? aggregates.ofDoubles('sum', sql) : wholeSum(sql, type === 'decimal', name);
  if (aggregation !== 'avg') return `${aggregation}(${sql})`;
  if (type === 'double') return aggregates.ofDoubles('avg', sql);
  if (name === 'postgres') return `avg(${sql})::double precision`;
  return `avg(${sql}) / 1${'0'.repeat(type === 'decimal' ? (source?.field.scale ?? 0) : 0)}.0`;
}

/** Empty where it has more than 64 bits. SQLite would refuse to add further, so it adds what is above a billion by itself. */
function wholeSum(sql: string, isDecimal: boolean, name: Dialect['name']): string {
  if (name === 'postgres') {
    if (isDecimal) return `sum(${sql})`;
    return `CASE WHEN abs(sum(${sql})) <= 9223372036854775807 THEN sum(${sql})::bigint END`;
  }
  const sum = `(sum(${sql} / 1000000000) * 1000000000 + sum(${sql} % 1000000000))`;
  return `CASE typeof(${sum}) WHEN 'integer' THEN ${sum} END`;
}

/** The values a group is known by, as one text: two groups never have the same. In an address, text that begins with a bracket would be a list. */
export function viewGroupKey(groups: readonly string[], { name }: DialectName): string {
  const values = groups.join(', ');
  return name === 'sqlite' ? `'g' || json_array(${values})` : `'g' || json_build_array(${values})::text`;
}
