import type { StatementContext, Transaction } from '@mortise/shared';
import type { DataSource } from './data-source';

/**
 * A data source as it looks from inside an open transaction: every statement belongs to it, and work that asks for a transaction of its own
 * joins it. It is committed or rolled back by whoever opened it.
 */
export function joinTransaction(source: DataSource, transaction: Transaction): DataSource {
  const inside = (context: StatementContext): StatementContext => ({ ...context, transaction });
  return {
    ...source,
    read: (plan, context) => source.read(plan, inside(context)),
    readOne: (plan, context) => source.readOne(plan, inside(context)),
    count: (plan, context) => source.count(plan, inside(context)),
    aggregate: (plan, context) => source.aggregate(plan, inside(context)),
    insert: (plan, context) => source.insert(plan, inside(context)),
    insertMany: (plan, context) => source.insertMany(plan, inside(context)),
    update: (plan, context) => source.update(plan, inside(context)),
    shift: (plan, context) => source.shift(plan, inside(context)),
    renumber: (plan, context) => source.renumber(plan, inside(context)),
    remove: (plan, context) => source.remove(plan, inside(context)),
    transaction: (work) => work(transaction),
  };
}
