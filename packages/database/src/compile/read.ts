import {
  QUERY_LIMITS,
  type BoundFilter,
  type Collection,
  type ColumnField,
  type CountMode,
  type ReadPlan,
  type VariableValues,
} from '@mortise/shared';
import { Binder } from './binder';
import type { Dialect, JsonQuery, SqlValue, Statement } from './dialect';
import { compileWhere } from './filter';
import { compileOrder, hasIndex, totalOrder } from './order';
import { columnsRead } from './entries';
import type { SelectCompiler } from './select';

/** Page sizes written into the text, so that the planner knows them. Any other is bound: sizes must not fill the statement cache. */
const COMMON_LIMITS = new Set([0, 1, 2, 10, 20, 50, 100, 200, 1000]);

/** The count of a read, by itself: the key of the count cache and a part of the statement. */
export interface CompiledCount {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

export class ReadCompiler {
  readonly #dialect: Dialect;
  readonly #selects: SelectCompiler;

  constructor(dialect: Dialect, selects: SelectCompiler) {
    this.#dialect = dialect;
    this.#selects = selects;
  }

  /** One row `{json, count?}`; `json` is the array's text. With `count` the number is part of the same statement. */
  list(plan: ReadPlan, variables: VariableValues, count: CountMode): Statement {
    const { binder, query } = this.#compile(plan, 'array');
    const counted = count === 'none' ? '' : `, (${this.#countText(plan, count, binder)}) AS "count"`;
    return {
      text: `SELECT ${this.#dialect.text(query.expression)} AS "json"${counted} FROM ${query.from}`,
      values: binder.values(variables),
      returns: true,
    };
  }

  /** No row, or one row `{json}` with the object's text. */
  one(plan: ReadPlan, variables: VariableValues): Statement {
    const { binder, query } = this.#compile({ ...plan, limit: 1 }, 'object');
    return {
      text: `SELECT ${this.#dialect.text(query.expression)} AS "json" FROM ${query.from}`,
      values: binder.values(variables),
      returns: true,
    };
  }

  /** The count alone, one row `{count}`. */
  count(plan: Pick<ReadPlan, 'collection' | 'where'>, variables: VariableValues, mode: 'capped' | 'exact'): CompiledCount {
    const binder = new Binder(this.#dialect);
    const text = `SELECT (${this.#countText(plan, mode, binder)}) AS "count"`;
    return { text, values: binder.values(variables) };
  }

  #compile(plan: ReadPlan, form: 'array' | 'object'): { binder: Binder; query: JsonQuery } {
    const rows = this.#dialect.quote('m_0');
    const select = this.#selects.compile(plan.select, plan.collection, rows);
    const binder = new Binder(this.#dialect, select.binder);
    const query = this.#dialect[form](select.entries, `(${this.#page(plan, rows, binder)}) AS ${rows}`);
    return { binder, query };
  }

  /** The page is cut from the table's own columns first: casts and relations are worked out only for rows that are answered. */
  #page(plan: ReadPlan, rows: string, binder: Binder): string {
    const { collection } = plan;
    const order = totalOrder(plan.orderBy, collection);
    const columns = columnsRead(plan.select, collection).map((name) => `${rows}.${this.#dialect.quote(name)}`);
    const steersClear = this.#steering(order[0]?.field);
    const where = compileWhere(plan.where, { binder, rows, ...(steersClear ? { steersClear } : {}) });
    const limit = COMMON_LIMITS.has(plan.limit) ? String(plan.limit) : binder.number(plan.limit);
    const offset = plan.offset > 0 ? ` OFFSET ${binder.number(plan.offset)}` : '';
    return `SELECT ${columns.join(', ')} FROM ${this.#from(collection, rows)}${where}${compileOrder(order, rows, this.#dialect)} LIMIT ${limit}${offset}`;
  }

  /**
   * "Status is one of five, newest 20": a planner that ignores LIMIT reads every such row by the status index and sorts them.
   * A list of values is rarely selective, an equality often is, so only lists are kept from their index.
   */
  #steering(leading: ColumnField | undefined): ((field: ColumnField) => boolean) | undefined {
    if (!this.#dialect.ignoresLimit || !leading || !hasIndex(leading)) return undefined;
    return (field) => field.index && !field.unique && !field.primaryKey && field.name !== leading.name;
  }

  #countText(plan: Pick<ReadPlan, 'collection' | 'where'>, mode: 'capped' | 'exact', binder: Binder): string {
    const rows = this.#dialect.quote('m_c');
    const source = `${this.#from(plan.collection, rows)}${compileWhere(plan.where as readonly BoundFilter[], { binder, rows })}`;
    if (mode === 'exact') return `SELECT count(*) FROM ${source}`;
    return `SELECT count(*) FROM (SELECT 1 FROM ${source} LIMIT ${QUERY_LIMITS.exactCount + 1}) AS ${this.#dialect.quote('m_n')}`;
  }

  #from(collection: Collection, rows: string): string {
    return `${this.#dialect.quote(collection.tableName)} AS ${rows}`;
  }
}
