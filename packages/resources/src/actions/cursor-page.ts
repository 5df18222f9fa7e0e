import { type DataSource, totalOrder } from '@mortise/database';
import type { ActionResult } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type ReadPlan, type StatementContext } from '@mortise/shared';
import { afterCursor, encodeCursor, splitRow, withOrderValues } from '../read/cursor';

/**
 * Reads the page after a cursor, whose cost does not grow with its distance from the first row. One row more than the page tells whether
 * there is another.
 * @param cursor empty for the first page
 * @throws AppError QUERY_PARAMETER_INVALID
 */
export function planCursorPage(
  plan: ReadPlan,
  cursor: string,
): { run(source: DataSource, context: StatementContext): Promise<ActionResult> } {
  const order = totalOrder(plan.orderBy, plan.collection);
  if (order.some((term) => 'path' in term)) {
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'sort', expected: 'fields of the collection itself, with a cursor' });
  }
  const where = cursor === '' ? plan.where : [...plan.where, afterCursor(cursor, order)];
  const extended: ReadPlan = {
    ...plan,
    select: withOrderValues(plan.select, order),
    where,
    limit: plan.limit + 1,
    offset: 0,
    count: 'none',
  };
  return {
    async run(source, context) {
      const { json, truncated } = await source.read(extended, context);
      const rows = (JSON.parse(json) as JsonObject[]).map((row) => splitRow(row, order));
      const page = rows.slice(0, plan.limit);
      const last = page.at(-1);
      const nextCursor = rows.length > page.length && last ? encodeCursor(last.values, order) : null;
      const data = page.map(({ row }) => row);
      return { kind: 'value', data, meta: { pageSize: plan.limit, nextCursor, ...(truncated ? { truncated } : {}) } };
    },
  };
}
