import type { ColumnField, StatementContext, UpdatePlan } from '@mortise/shared';
import { ROW_VERSION } from '../schema/table-shape';
import { Binder } from './binder';
import type { Statement } from './dialect';
import { compileWhere } from './filter';
import { momentFor } from './generated-value';
import type { Compilers } from './insert';
import { columnName, valueSql } from './column-sql';

/** One UPDATE that answers one row `{json}` per changed record. */
export function compileUpdate(plan: UpdatePlan, context: StatementContext, { dialect, selects, texts }: Compilers): Statement {
  const { collection } = plan;
  const table = dialect.quote(collection.tableName);
  const select = selects.compile(plan.select, collection, table);
  const binder = new Binder(dialect, select.binder);
  const version = dialect.quote(ROW_VERSION);
  const counted = collection.adopted ? [] : [`${version} = ${table}.${version} + 1`];
  const changes = [...assignments(plan, context, binder), ...counted];
  const where = compileWhere(plan.where, { binder, rows: table });
  const update = `UPDATE ${table} SET ${changes.join(', ')}${where}`;
  const text = texts.of(select, update, () =>
    dialect.returning(update, {
      table,
      entries: (rows) => selects.compile(plan.select, collection, rows).entries,
      orderBy: dialect.quote(columnName(collection.primaryKey)),
    }),
  );
  return { text, values: binder.values(context.variables), returns: true };
}

function assignments(plan: UpdatePlan, context: StatementContext, binder: Binder): string[] {
  const { dialect } = binder;
  return plan.collection.columns.flatMap((field) => {
    const given = plan.values.get(field);
    if (given !== undefined) return [`${dialect.quote(columnName(field))} = ${valueSql(field, binder.literal(field, given))}`];
    const filled = filledValue(field, context, { binder, table: dialect.quote(plan.collection.tableName) });
    return filled === undefined ? [] : [`${dialect.quote(field.name)} = ${filled}`];
  });
}

function filledValue(field: ColumnField, context: StatementContext, scope: { binder: Binder; table: string }): string | undefined {
  const { binder, table } = scope;
  if (field.autoFill === 'updatedBy') return context.userId === undefined ? undefined : binder.literal(field, context.userId);
  if (field.generator?.kind === 'now' && field.generator.onUpdate) return binder.literal(field, momentFor(field, new Date().toISOString()));
  if (field.autoFill !== 'updatedAt') return undefined;
  const now = binder.literal(field, new Date().toISOString());
  return binder.dialect.later(`${table}.${binder.dialect.quote(field.name)}`, now);
}
