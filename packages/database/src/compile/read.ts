import {
  QUERY_LIMITS,
  type BoundFilter,
  type Collection,
  type ColumnField,
  type CountMode,
  type OrderTerm,
  type ReadPlan,
  type VariableValues,
} from '@mortise/shared';
import { Binder } from './binder';
import type { Dialect, Statement } from './dialect';
import { columnsRead } from './entries';
import { compileWhere } from './filter';
import { KnownWays } from './known-ways';
import { compileOrder, hasIndex, totalOrder } from './order';
import type { CompiledSelect, SelectCompiler } from './select';
import type { SqlValue } from './sql-value';
import { StatementTexts } from './statement-texts';
import { tableSql } from './table-sql';
import { type Place, type TwoWays, compileTwoWays } from './two-ways';

/** Page sizes written into the text, so that the planner knows them. Any other is bound: sizes must not fill the statement cache. */
const COMMON_LIMITS = new Set([0, 1, 2, 10, 20, 50, 100, 200, 1000]);

/** The column that tells which way a statement took to its page. */
const TAKEN = 'm-taken';

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
  /** `WITH … ` or nothing. */
  readonly decision: string;
  /** ` WHERE … ORDER BY … LIMIT … OFFSET …`; of several only one yields rows. */
  readonly pages: readonly string[];
  /** `, …` which of them it was, or nothing. */
  readonly taken: string;
  readonly counted: string;
}

interface ReadParts extends VariableParts, Pick<ReadForm, 'form'> {
  /** What stands behind FROM. */
  readonly table: string;
}

export class ReadCompiler {
  readonly #dialect: Dialect;
  readonly #selects: SelectCompiler;
  readonly #texts = new StatementTexts();
  readonly #ways = new KnownWays();

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
    // First of all: then its placeholders follow from the select list, as everything does that is not part of the key.
    const table = this.#from(plan.collection, rows, binder);
    const ways = compileTwoWays(plan, { table, rows, binder });
    const page = ways ? '' : this.#page(plan, { rows, binder });
    const counted = count === 'none' ? '' : `, (${this.#countText(plan, count, binder)}) AS "count"`;
    const values = binder.values(variables);
    const { learn, ...parts } = ways ? this.#byWays(ways, plan, values) : { decision: '', pages: [page], taken: '', learn: undefined };
    const variable = form + parts.decision + parts.pages.join('|') + counted;
    const text = this.#texts.of(select, variable, () => this.#assemble(plan, select, { ...parts, table, counted, form }));
    return { text, values, returns: true, oneRow: true, ...(learn ? { learn } : {}) };
  }

  /** By the way that is known to be the better one, or so that it will be known. */
  #byWays(ways: TwoWays, plan: ReadPlan, values: readonly SqlValue[]): Omit<VariableParts, 'counted'> & Pick<Statement, 'learn'> {
    const name = this.#ways.nameOf(ways, plan, values);
    const known = this.#ways.find(name);
    if (known) return { decision: '', pages: [ways.alone[known]], taken: '' };
    const { decision, pages, taken } = ways;
    return { decision, pages, taken: `, ${taken} AS "${TAKEN}"`, learn: ([row]) => row && this.#ways.learn(name, row[TAKEN]) };
  }

  /** The page is cut from the table's own columns first: casts and relations are worked out only for rows that are answered. */
  #assemble(plan: ReadPlan, select: CompiledSelect, { table, decision, pages, taken, counted, form }: ReadParts): string {
    const rows = this.#dialect.quote('m_0');
    const columns = columnsRead(plan.select, plan.collection).map((name) => `${rows}.${this.#dialect.quote(name)}`);
    const cut = pages.map((page) => `SELECT ${columns.join(', ')} FROM ${table}${page}`);
    // A part of a UNION cannot have an order of its own, but may be a SELECT from one that has.
    const all = cut.length === 1 ? cut[0] : cut.map((page) => `SELECT * FROM (${page})`).join(' UNION ALL ');
    const { expression, from } = this.#dialect[form](select.entries, `(${all}) AS ${rows}`);
    return `${decision}SELECT ${expression} AS "json"${counted}${taken} FROM ${from}`;
  }

  #page(plan: ReadPlan, { rows, binder }: Omit<Place, 'table'>): string {
    const order = totalOrder(plan.orderBy, plan.collection);
    const steersClear = this.#steering(order[0]);
    const where = compileWhere(plan.where, { binder, rows, ...(steersClear ? { steersClear } : {}) });
    const limit = COMMON_LIMITS.has(plan.limit) ? String(plan.limit) : binder.number(plan.limit);
    const offset = plan.offset > 0 ? ` OFFSET ${binder.number(plan.offset)}` : '';
    const lock = plan.locks === true ? this.#dialect.lockRows : '';
    return `${where}${compileOrder(order, rows, binder)} LIMIT ${limit}${offset}${lock}`;
  }

  /**
   * "Status is one of five, newest 20": a planner that ignores LIMIT reads every such row by the status index and sorts them.
   * A list of values is rarely selective, an equality often is, so only lists are kept from their index.
   */
  #steering(leading: OrderTerm | undefined): ((field: ColumnField) => boolean) | undefined {
    if (!this.#dialect.ignoresLimit || !leading || leading.path || !hasIndex(leading.field)) return undefined;
    return (field) => field.index && !field.unique && !field.primaryKey && field.name !== leading.field.name;
  }

  #countText(plan: Pick<ReadPlan, 'collection' | 'where'>, mode: 'capped' | 'exact', binder: Binder): string {
    const rows = this.#dialect.quote('m_c');
    const source = `${this.#from(plan.collection, rows, binder)}${compileWhere(plan.where as readonly BoundFilter[], { binder, rows })}`;
    if (mode === 'exact') return `SELECT count(*) FROM ${source}`;
    return `SELECT count(*) FROM (SELECT 1 FROM ${source} LIMIT ${QUERY_LIMITS.exactCount + 1}) AS ${this.#dialect.quote('m_n')}`;
  }

  #from(collection: Collection, rows: string, binder: Binder): string {
    return `${tableSql(collection, binder)} AS ${rows}`;
  }
}
