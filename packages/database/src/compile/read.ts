import {
  QUERY_LIMITS,
  type BoundFilter,
  type Collection,
  type ColumnField,
  type CountMode,
  type ReadPlan,
  type VariableValues,
} from '@mortise/shared';
import { LRUCache } from 'lru-cache';
import { Binder } from './binder';
import type { Dialect, SqlValue, Statement } from './dialect';
import { compileWhere } from './filter';
import { compileOrder, hasIndex, totalOrder } from './order';
import { columnsRead } from './entries';
import type { CompiledSelect, SelectCompiler } from './select';

/** Page sizes written into the text, so that the planner knows them. Any other is bound: sizes must not fill the statement cache. */
const COMMON_LIMITS = new Set([0, 1, 2, 10, 20, 50, 100, 200, 1000]);

const REMEMBERED_TEXTS = 500;

/** The count of a read, by itself: the key of the count cache and a part of the statement. */
export interface CompiledCount {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

interface ReadForm {
  readonly form: 'array' | 'object';
  readonly count: CountMode;
}

/** The parts of a read that change from call to call, as SQL; everything else follows from the select list. */
interface VariableParts {
  /** ` WHERE … ORDER BY … LIMIT … OFFSET …` */
  readonly page: string;
  readonly counted: string;
}

export class ReadCompiler {
  readonly #dialect: Dialect;
  readonly #selects: SelectCompiler;
  /** Whole texts by their variable parts. The same text being the same object also spares the drivers comparing and hashing it. */
  readonly #texts = new LRUCache<string, string>({ max: REMEMBERED_TEXTS });

  constructor(dialect: Dialect, selects: SelectCompiler) {
    this.#dialect = dialect;
    this.#selects = selects;
  }

  /** One row `{json, count?}`; `json` is the array's text. With `count` the number is part of the same statement. */
  list(plan: ReadPlan, variables: VariableValues, count: CountMode): Statement {
    return this.#compile(plan, variables, { form: 'array', count });
  }

  /** No row, or one row `{json}` with the object's text. */
  one(plan: ReadPlan, variables: VariableValues): Statement {
    return this.#compile({ ...plan, limit: 1 }, variables, { form: 'object', count: 'none' });
  }

  /** The count alone, one row `{count}`. */
  count(plan: Pick<ReadPlan, 'collection' | 'where'>, variables: VariableValues, mode: 'capped' | 'exact'): CompiledCount {
    const binder = new Binder(this.#dialect);
    const text = `SELECT (${this.#countText(plan, mode, binder)}) AS "count"`;
    return { text, values: binder.values(variables) };
  }

  #compile(plan: ReadPlan, variables: VariableValues, { form, count }: ReadForm): Statement {
    const rows = this.#dialect.quote('m_0');
    const select = this.#selects.compile(plan.select, plan.collection, rows);
    const binder = new Binder(this.#dialect, select.binder);
    const page = this.#page(plan, rows, binder);
    const counted = count === 'none' ? '' : `, (${this.#countText(plan, count, binder)}) AS "count"`;
    const text = this.#text(plan, select, { page, counted, form });
    return { text, values: binder.values(variables), returns: true };
  }

  #text(plan: ReadPlan, select: CompiledSelect, parts: VariableParts & Pick<ReadForm, 'form'>): string {
    if (select.id === undefined) return this.#assemble(plan, select, parts);
    const key = `${select.id} ${parts.form}${parts.page}${parts.counted}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const text = this.#assemble(plan, select, parts);
    this.#texts.set(key, text);
    return text;
  }

  /** The page is cut from the table's own columns first: casts and relations are worked out only for rows that are answered. */
  #assemble(plan: ReadPlan, select: CompiledSelect, { page, counted, form }: VariableParts & Pick<ReadForm, 'form'>): string {
    const rows = this.#dialect.quote('m_0');
    const columns = columnsRead(plan.select, plan.collection).map((name) => `${rows}.${this.#dialect.quote(name)}`);
    const source = `(SELECT ${columns.join(', ')} FROM ${this.#from(plan.collection, rows)}${page}) AS ${rows}`;
    const { expression, from } = this.#dialect[form](select.entries, source);
    return `SELECT ${this.#dialect.text(expression)} AS "json"${counted} FROM ${from}`;
  }

  #page(plan: ReadPlan, rows: string, binder: Binder): string {
    const order = totalOrder(plan.orderBy, plan.collection);
    const steersClear = this.#steering(order[0]?.field);
    const where = compileWhere(plan.where, { binder, rows, ...(steersClear ? { steersClear } : {}) });
    const limit = COMMON_LIMITS.has(plan.limit) ? String(plan.limit) : binder.number(plan.limit);
    const offset = plan.offset > 0 ? ` OFFSET ${binder.number(plan.offset)}` : '';
    return `${where}${compileOrder(order, rows, this.#dialect)} LIMIT ${limit}${offset}`;
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
