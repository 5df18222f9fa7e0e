import type { DeletePlan, StatementContext } from '@mortise/shared';
import { Binder } from './binder';
import type { Dialect, Statement } from './dialect';
import { compileWhere } from './filter';

/** One DELETE; the number of rows is the statement's. */
export function compileDelete(plan: DeletePlan, context: StatementContext, dialect: Dialect): Statement {
  const table = dialect.quote(plan.collection.tableName);
  const binder = new Binder(dialect);
  const where = compileWhere(plan.where, { binder, rows: table });
  return { text: `DELETE FROM ${table}${where}`, values: binder.values(context.variables), returns: false };
}
