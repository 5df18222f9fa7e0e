import type { RenumberPlan, ShiftPlan, StatementContext } from '@mortise/shared';
import { ROW_VERSION } from '../schema/table-shape';
import { Binder } from './binder';
import type { Dialect, Statement } from './dialect';
import { compileWhere } from './filter';
import { scopeOf } from './next-in-scope';

/** One UPDATE that adds to the numbers of some rows. */
export function compileShift({ collection, field, where, by }: ShiftPlan, context: StatementContext, dialect: Dialect): Statement {
  const binder = new Binder(dialect);
  const table = dialect.quote(collection.tableName);
  const column = dialect.quote(field.name);
  const version = dialect.quote(ROW_VERSION);
  const changes = `${column} = ${table}.${column} + ${binder.literal(field, by)}, ${version} = ${table}.${version} + 1`;
  const text = `UPDATE ${table} SET ${changes}${compileWhere(where, { binder, rows: table })}`;
  return { text, values: binder.values(context.variables), returns: false };
}

/** One UPDATE that numbers the rows of each scope from 1, in the order they are in; rows without a number come last, by their keys. */
export function compileRenumber({ collection, field, where }: RenumberPlan, context: StatementContext, dialect: Dialect): Statement {
  const binder = new Binder(dialect);
  const { quote } = dialect;
  const [table, rows, numbered, key, column] = [collection.tableName, 'm_s', 'm_n', collection.primaryKey.name, field.name].map(quote) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const scope = scopeOf(field, collection);
  const partition = scope ? `PARTITION BY ${rows}.${quote(scope.name)} ` : '';
  const place = `row_number() OVER (${partition}ORDER BY ${rows}.${column} NULLS LAST, ${rows}.${key})`;
  const from = `SELECT ${rows}.${key} AS id, ${place} AS place FROM ${table} AS ${rows}${compileWhere(where, { binder, rows })}`;
  const text = `UPDATE ${table} SET ${column} = ${numbered}.place FROM (${from}) AS ${numbered} WHERE ${table}.${key} = ${numbered}.id`;
  return { text, values: binder.values(context.variables), returns: false };
}
