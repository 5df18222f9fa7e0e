import type { BoundFilter, ColumnField, OrderTerm, ReadPlan } from '@mortise/shared';
import type { Binder } from './binder';
import { columnSql } from './column-sql';
import { compileWhere } from './filter';
import { compileOrder, hasIndex, totalOrder } from './order';

/**
 * With fewer than `many` matching rows, finding them all by an index of the filter and sorting them is quick; otherwise it is worth looking
 * along the index of the order for a page, `near` rows far. The more rows match, the more it is worth.
 */
const LOOKS = [
  { many: 1_000, near: 2_000 },
  { many: 3_000, near: 5_000 },
  { many: 10_000, near: 10_000 },
] as const;
/** Further pages than this lie too far along any order. */
const MOST_NEEDED = LOOKS[0].many;

/** Along the order, or through the filter's index. */
export type Way = 'ordered' | 'sought';

/** One page in two forms, of which the statement takes one when it runs; the other one yields nothing. */
export interface TwoWays {
  /** `WITH … ` for the front of the statement: how it decides. */
  readonly decision: string;
  /** ` WHERE … ORDER BY … LIMIT … OFFSET …` each. */
  readonly pages: readonly [string, string];
  /** An expression that tells the way taken: 1 for `ordered`. */
  readonly taken: string;
  /** The page by one way alone, where it is known to be the better one. */
  readonly alone: Readonly<Record<Way, string>>;
  /** How many of the statement's values say which rows are meant; the others cut the page from them. */
  readonly meant: number;
}

/** Where a page is cut from. */
export interface Place {
  /** ` FROM` which table: quoted name and the quoted name its rows go by. */
  readonly table: string;
  readonly rows: string;
  readonly binder: Binder;
}

/**
 * "Status is open, newest 20": a planner that does not weigh LIMIT finds every such row by the index of the status and sorts them, thousands
 * for a page of twenty. Following the index of the order is much better where many rows match, and much worse where they are few or
 * lie far along it; which of it depends on the values. So the statement looks first: whether many match, and whether
 * the next rows of the order fill the page; where they do not and very many match, it looks further. Each look has a limit.
 *
 * Undefined where there is nothing to decide.
 */
export function compileTwoWays(plan: ReadPlan, { table, rows, binder }: Place): TwoWays | undefined {
  const { dialect } = binder;
  const order = totalOrder(plan.orderBy, plan.collection);
  const leading = followed(order[0]);
  const needed = plan.limit + plan.offset;
  if (!dialect.ignoresLimit || !leading || plan.limit === 0 || needed > MOST_NEEDED || !plan.where.some(isSought(leading.field)))
    return undefined;
  const sought = compileWhere(plan.where, { binder, rows });
  const inOrder = compileWhere(plan.where, { binder, rows, steersClear: (field) => isOther(field, leading.field), steersEqual: true });
  const sorted = compileOrder(order, rows, binder);
  const meant = binder.size;
  const column = columnSql(rows, leading.field, dialect);
  const count = (source: string, most: string): string => `(SELECT count(*) FROM (SELECT 1 FROM ${table}${source} LIMIT ${most}))`;
  const page = { limit: binder.number(plan.limit), offset: binder.number(plan.offset) };
  const size = `${page.limit} + ${page.offset}`;
  const edge = (far: number): string =>
    `(SELECT ${column} FROM ${table} ORDER BY ${column}${leading.descending ? ' DESC' : ''} LIMIT 1 OFFSET ${far})`;
  const isNear = (far: number): string =>
    `${count(`${inOrder} AND ${column} ${leading.descending ? '>=' : '<='} ${edge(far)}${sorted}`, size)} >= ${size}`;
  const looks = LOOKS.map(({ many, near }) => `WHEN ${count(sought, String(many))} < ${many} THEN 0 WHEN ${isNear(near)} THEN 1`);
  const byOrder = `CASE ${looks.join(' ')} ELSE 0 END`;
  // No collection can have this name.
  const way = dialect.quote('m-way');
  const cut = (isTaken: string): string => ` LIMIT (SELECT iif(${isTaken}, ${page.limit}, 0) FROM ${way}) OFFSET ${page.offset}`;
  const whole = ` LIMIT ${page.limit} OFFSET ${page.offset}`;
  return {
    decision: `WITH ${way}(by_order) AS MATERIALIZED (SELECT ${byOrder}) `,
    pages: [`${inOrder}${sorted}${cut('by_order')}`, `${sought}${sorted}${cut('NOT by_order')}`],
    taken: `(SELECT by_order FROM ${way})`,
    alone: { ordered: `${inOrder}${sorted}${whole}`, sought: `${sought}${sorted}${whole}` },
    meant,
  };
}

/** The term that leads, when an index delivers the rows in its order and says nothing of the filter's. */
function followed(term: OrderTerm | undefined): OrderTerm | undefined {
  if (!term || term.path || !hasIndex(term.field) || term.field.adopted?.castTo !== undefined) return undefined;
  // Every index ends with the key. Where NULLs must be made to come last, no index has the order.
  return term.field.primaryKey || (term.field.nullable && !term.descending) ? undefined : term;
}

/** Equality with an indexed column, which alone makes a planner take that index. */
function isSought(leading: ColumnField): (filter: BoundFilter) => boolean {
  const isMet = (filter: BoundFilter): boolean =>
    filter.kind === 'and'
      ? filter.nodes.some(isMet)
      : filter.kind === 'compare' && filter.operator === '$eq' && isOther(filter.field, leading);
  return isMet;
}

/** Another column with an index in which values may repeat. */
function isOther(field: ColumnField, leading: ColumnField): boolean {
  return field.index && !field.unique && !field.primaryKey && field.name !== leading.name;
}
