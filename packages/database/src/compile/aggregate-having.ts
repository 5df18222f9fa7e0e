import { scalarText } from '../dialects/encode-json';
import type { BoundHaving, HavingOperator, JsonValue } from '@mortise/shared';
import type { GroupColumn } from './aggregate-columns';
import type { AggregateDialect, ExactCompare } from './aggregate-dialect';
import type { Binder } from './binder';

export interface HavingScope {
  readonly columns: ReadonlyMap<string, GroupColumn>;
  readonly aggregates: AggregateDialect;
  readonly binder: Binder;
}

type Sign = ExactCompare['operator'];

const SIGNS: Readonly<Record<Exclude<HavingOperator, '$ne' | '$in' | '$between'>, Sign>> = {
  $eq: '=',
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
};

/** A condition on groups, in parentheses where needed, never NULL below a NOT. */
export function compileHaving(having: BoundHaving, scope: HavingScope): string {
  if (having.kind === 'not') return `((${compileHaving(having.node, scope)}) IS NOT TRUE)`;
  if (having.kind === 'compare') return compileCompare(having, scope);
  if (having.nodes.length === 0) return having.kind === 'and' ? 'TRUE' : 'FALSE';
  return `(${having.nodes.map((node) => compileHaving(node, scope)).join(having.kind === 'and' ? ' AND ' : ' OR ')})`;
}

function compileCompare({ alias, operator, values }: Extract<BoundHaving, { kind: 'compare' }>, scope: HavingScope): string {
  const column = scope.columns.get(alias);
  if (!column) throw new Error(`No column of a group is called ${alias}`);
  const compare = (sign: Sign, value: JsonValue): string => compareOne(column, { sign, value }, scope);
  const equals = (): string => (values.length === 0 ? 'FALSE' : `(${values.map((value) => compare('=', value)).join(' OR ')})`);
  switch (operator) {
    case '$in':
      return equals();
    case '$ne':
      return `(${equals()} IS NOT TRUE)`;
    case '$between': {
      const [low = null, high = null] = values;
      return `(${compare('>=', low)} AND ${compare('<=', high)})`;
    }
    default:
      return compare(SIGNS[operator], values[0] ?? null);
  }
}

function compareOne(column: GroupColumn, { sign, value }: { sign: Sign; value: JsonValue }, scope: HavingScope): string {
  const { aggregates, binder } = scope;
  if (value === null) return `${valueOf(column, aggregates)} IS NULL`;
  if (column.kind === 'exact') return aggregates.exactCompare(column.measure, { operator: sign, value: scalarText(value), binder });
  return `"${column.name}" ${sign} ${binder.literal(column.field, value)}`;
}

/** An expression that is NULL exactly where the alias has no value. */
function valueOf(column: GroupColumn, aggregates: AggregateDialect): string {
  return column.kind === 'column' ? `"${column.name}"` : (aggregates.exactOrder(column.measure)[0] ?? '');
}
