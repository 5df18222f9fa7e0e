import {
  QUERY_LIMITS,
  type AggregatePlan,
  type BulkInsertPlan,
  type Collection,
  type DeletePlan,
  type InsertPlan,
  type ReadPlan,
  type ReadResult,
  type StatementContext,
  type RenumberPlan,
  type ShiftPlan,
  type UpdatePlan,
  referencesOf,
  requireWritable,
} from '@mortise/shared';
import { aggregateFault } from './aggregate-fault';
import { compileAggregate } from './compile/aggregate';
import { compileDelete } from './compile/delete';
import type { Statement } from './compile/dialect';
import { type Compilers, compileBulkInsert, compileInsert } from './compile/insert';
import { drawsNextInScope } from './compile/inserted-values';
import { compileRenumber, compileShift } from './compile/renumber';
import { ReadCompiler } from './compile/read';
import { SelectCompiler } from './compile/select';
import { StatementTexts } from './compile/statement-texts';
import { compileUpdate } from './compile/update';
import type { Driver, Outcome } from './connection/driver';
import { collectionsRead } from './collections-read';
import { CountCache } from './count-cache';
import { cutRelations } from './cut-relations';
import type { ExplainedStatement, PlannedRead } from './data-source';
import { explainStatement } from './explain-statement';
import { translateFault } from './faults';
import type { CollectionRegistry } from './schema/live-schema';
import { type Written, soleReference } from './sole-reference';
import { lockName, sortLock } from './lock-name';
import type { OpenTransaction, Transactions } from './transactions';

export interface StatementsOptions {
  readonly driver: Driver;
  readonly registry: CollectionRegistry;
  readonly transactions: Transactions;
}

/** Runs plans: compile, execute, translate what goes wrong. */
export class Statements {
  readonly #options: StatementsOptions;
  readonly #compilers: Compilers;
  readonly #reads: ReadCompiler;
  readonly #counts = new CountCache();

  constructor(options: StatementsOptions) {
    this.#options = options;
    const { dialect } = options.driver;
    const selects = new SelectCompiler(dialect);
    this.#compilers = { dialect, selects, texts: new StatementTexts() };
    this.#reads = new ReadCompiler(dialect, selects);
    options.registry.onChange((snapshot) => {
      for (const name of snapshot.collections.keys()) this.#counts.written(name);
    });
  }

  async read(plan: ReadPlan, context: StatementContext): Promise<ReadResult> {
    return cutRelations(await this.#read(plan, context), plan.select);
  }

  async readOne(plan: ReadPlan, context: StatementContext): Promise<ReadResult | undefined> {
    const [row] = (await this.#run(this.#reads.one(plan, context.variables), plan.collection, context)).rows;
    return row && cutRelations({ json: String(row['json']) }, plan.select);
  }

  async #read(plan: ReadPlan, context: StatementContext): Promise<ReadResult> {
    const { variables } = context;
    if (plan.count === 'none') return { json: await this.#list(plan, context) };
    const slot = this.#counts.slot(collectionsRead(plan), plan.count, this.#reads.count(plan, variables, plan.count));
    // A transaction sees its own writes, which concern nobody else yet.
    const known = context.transaction ? undefined : this.#counts.get(slot);
    if (known !== undefined) return { json: await this.#list(plan, context), ...counted(plan, known) };
    const [row] = (await this.#run(this.#reads.list(plan, variables, plan.count), plan.collection, context)).rows;
    const count = Number(row?.['count']);
    if (!context.transaction) this.#counts.set(slot, count);
    return { json: String(row?.['json']), ...counted(plan, count) };
  }

  async count(plan: Pick<ReadPlan, 'collection' | 'where'>, context: StatementContext): Promise<number> {
    const statement = { ...this.#reads.count(plan, context.variables, 'exact'), returns: true };
    return Number((await this.#run(statement, plan.collection, context)).rows[0]?.['count']);
  }

  async aggregate(plan: AggregatePlan, context: StatementContext): Promise<string> {
    const statement = compileAggregate(plan, context.variables, this.#options.driver.dialect);
    const { rows } = await this.#run(statement, plan.collection, context).catch((error: unknown) => {
      throw aggregateFault(error);
    });
    return String(rows[0]?.['json']);
  }

  explain({ kind, plan }: PlannedRead, { variables }: StatementContext): Promise<ExplainedStatement> {
    const { driver } = this.#options;
    if (kind === 'aggregate') return explainStatement(compileAggregate(plan, variables, driver.dialect), driver);
    const statement = kind === 'read' ? this.#reads.list(plan, variables, plan.count) : this.#reads.one(plan, variables);
    return explainStatement(statement, driver);
  }

  insert(plan: InsertPlan, context: StatementContext): Promise<string> {
    return this.#numbering({ collection: plan.collection, rows: [plan.values] }, context, (inside) => this.#insert(plan, inside));
  }

  async #insert(plan: InsertPlan, context: StatementContext): Promise<string> {
    const statement = compileInsert(plan, context, this.#compilers);
    const { rows } = await this.#write(statement, { ...plan, isNew: true }, context);
    return String(rows[0]?.['json']);
  }

  insertMany(plan: BulkInsertPlan, context: StatementContext): Promise<string> {
    return this.#numbering(plan, context, (inside) => this.#insertMany(plan, inside));
  }

  async #insertMany(plan: BulkInsertPlan, context: StatementContext): Promise<string> {
    const { collection } = plan;
    const written = {
      collection,
      values: new Map(plan.rows.flatMap((row) => [...row].filter(([, value]) => value !== null))),
      isNew: plan.updatesExisting === undefined,
    };
    const texts: string[] = [];
    for (const statement of compileBulkInsert(plan, context, this.#compilers)) {
      const { rows } = await this.#write(statement, written, context);
      for (const row of rows) texts.push(String(row['json']));
    }
    return `[${texts.join(',')}]`;
  }

  async update(plan: UpdatePlan, context: StatementContext): Promise<string> {
    const statement = compileUpdate(plan, context, this.#compilers);
    const { rows } = await this.#write(statement, plan, context);
    return `[${rows.map((row) => String(row['json'])).join(',')}]`;
  }

  async shift(plan: ShiftPlan, context: StatementContext): Promise<number> {
    const statement = compileShift(plan, context, this.#options.driver.dialect);
    return (await this.#write(statement, { collection: plan.collection }, context)).affected;
  }

  async renumber(plan: RenumberPlan, context: StatementContext): Promise<void> {
    await this.#write(compileRenumber(plan, context, this.#options.driver.dialect), { collection: plan.collection }, context);
  }

  async remove(plan: DeletePlan, context: StatementContext): Promise<number> {
    const statement = compileDelete(plan, context, this.#options.driver.dialect);
    return (await this.#write(statement, { collection: plan.collection }, context)).affected;
  }

  /**
   * Rows that draw the next number of a sort field do so one transaction after the other: a statement of PostgreSQL does not see what
   * others have not committed, and would find the same greatest number. SQLite has one writer anyway.
   */
  #numbering<T>(
    { collection, rows }: Pick<BulkInsertPlan, 'collection' | 'rows'>,
    context: StatementContext,
    work: (context: StatementContext) => Promise<T>,
  ): Promise<T> {
    const { driver, transactions } = this.#options;
    const draws = collection.columns.some((field) => drawsNextInScope(field) && rows.some((row) => (row.get(field) ?? null) === null));
    if (!draws || driver.dialect.name === 'sqlite') return work(context);
    const inTurn = async (open: OpenTransaction): Promise<T> => {
      await lockName(sortLock(collection), open, driver.dialect);
      return work({ ...context, transaction: open.handle });
    };
    const open = transactions.find(context.transaction);
    return (open ? inTurn(open) : transactions.run(inTurn)).catch((error: unknown) => {
      throw this.#translate(error, { collection });
    });
  }

  async #list(plan: ReadPlan, context: StatementContext): Promise<string> {
    const { rows } = await this.#run(this.#reads.list(plan, context.variables, 'none'), plan.collection, context);
    return String(rows[0]?.['json']);
  }

  async #run(statement: Statement, collection: Collection, context: StatementContext): Promise<Outcome> {
    const { driver, transactions, registry } = this.#options;
    try {
      const outcome = await (transactions.find(context.transaction)?.run(statement) ?? driver.read(statement));
      // Only afterwards is it certain that what was read was stored as the statement took it to be.
      registry.requireSameStorage(collection);
      statement.learn?.(outcome.rows);
      return outcome;
    } catch (error) {
      throw this.#translate(error, { collection });
    }
  }

  async #write(compiled: Statement, written: Written, context: StatementContext): Promise<Outcome> {
    const { driver, transactions, registry } = this.#options;
    const { collection } = written;
    requireWritable(collection);
    const statement = { ...compiled, guard: () => registry.requireSameStorage(collection) };
    const transaction = transactions.find(context.transaction);
    // What waits for the commit must not hold the statement: a long transaction would keep all its values in memory.
    const isDelete = !statement.returns;
    try {
      if (!transaction) return await driver.write(statement);
      context.transaction?.afterCommit(() => this.#written(collection, isDelete));
      return await transaction.run(statement);
    } catch (error) {
      throw this.#translate(error, written);
    } finally {
      if (!transaction) this.#written(collection, isDelete);
    }
  }

  #written(collection: Collection, isDelete: boolean): void {
    if (isDelete) this.#deleted(collection);
    else this.#counts.written(collection.name);
  }

  /** Foreign keys may have deleted or emptied rows elsewhere, so collections that refer to this one count anew as well. */
  #deleted(collection: Collection): void {
    const stale = new Set([collection.name]);
    const all = [...this.#options.registry.snapshot().collections.values()];
    for (const name of stale) {
      for (const other of all) if (refersTo(other, name)) stale.add(other.name);
    }
    for (const name of stale) this.#counts.written(name);
  }

  #translate(error: unknown, written: Written): unknown {
    const { driver, registry } = this.#options;
    return translateFault(error, {
      dialect: driver.dialect.name,
      collection: written.collection,
      findByTable: (table) => registry.findByTable(table),
      soleReference: () => soleReference(written, registry.snapshot().collections.values()),
    });
  }
}

function refersTo(collection: Collection, target: string): boolean {
  return referencesOf(collection).some((reference) => reference.target === target);
}

function counted(plan: ReadPlan, count: number): { count: number; capped?: true } {
  return plan.count === 'capped' && count > QUERY_LIMITS.exactCount ? { count: QUERY_LIMITS.exactCount, capped: true } : { count };
}
