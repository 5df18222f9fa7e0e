import {
  QUERY_LIMITS,
  type BulkInsertPlan,
  type Collection,
  type DeletePlan,
  type InsertPlan,
  type ReadPlan,
  type ReadResult,
  type StatementContext,
  type UpdatePlan,
} from '@mortise/shared';
import { compileDelete } from './compile/delete';
import type { Statement } from './compile/dialect';
import { compileBulkInsert, compileInsert } from './compile/insert';
import { ReadCompiler } from './compile/read';
import { SelectCompiler } from './compile/select';
import { compileUpdate } from './compile/update';
import type { Driver, Outcome } from './connection/driver';
import { CountCache } from './count-cache';
import { cutRelations } from './cut-relations';
import { translateFault } from './faults';
import type { CollectionRegistry } from './schema/live-schema';
import { type Written, soleReference } from './sole-reference';
import type { Transactions } from './transactions';

export interface StatementsOptions {
  readonly driver: Driver;
  readonly registry: CollectionRegistry;
  readonly transactions: Transactions;
}

/** Runs plans: compile, execute, translate what goes wrong. */
export class Statements {
  readonly #options: StatementsOptions;
  readonly #selects: SelectCompiler;
  readonly #reads: ReadCompiler;
  readonly #counts = new CountCache();

  constructor(options: StatementsOptions) {
    this.#options = options;
    this.#selects = new SelectCompiler(options.driver.dialect);
    this.#reads = new ReadCompiler(options.driver.dialect, this.#selects);
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
    const slot = this.#counts.slot(plan.collection.name, plan.count, this.#reads.count(plan, variables, plan.count));
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

  async insert(plan: InsertPlan, context: StatementContext): Promise<string> {
    const statement = compileInsert(plan, context, this.#compilers());
    const { rows } = await this.#write(statement, plan, context);
    return String(rows[0]?.['json']);
  }

  async insertMany(plan: BulkInsertPlan, context: StatementContext): Promise<string> {
    const { collection } = plan;
    const values = new Map(plan.rows.flatMap((row) => [...row]));
    const texts: string[] = [];
    for (const statement of compileBulkInsert(plan, context, this.#compilers())) {
      const { rows } = await this.#write(statement, { collection, values }, context);
      for (const row of rows) texts.push(String(row['json']));
    }
    return `[${texts.join(',')}]`;
  }

  async update(plan: UpdatePlan, context: StatementContext): Promise<string> {
    const statement = compileUpdate(plan, context, this.#compilers());
    const { rows } = await this.#write(statement, plan, context);
    return `[${rows.map((row) => String(row['json'])).join(',')}]`;
  }

  async remove(plan: DeletePlan, context: StatementContext): Promise<number> {
    const statement = compileDelete(plan, context, this.#options.driver.dialect);
    return (await this.#write(statement, { collection: plan.collection }, context)).affected;
  }

  #compilers(): { dialect: Driver['dialect']; selects: SelectCompiler } {
    return { dialect: this.#options.driver.dialect, selects: this.#selects };
  }

  async #list(plan: ReadPlan, context: StatementContext): Promise<string> {
    const { rows } = await this.#run(this.#reads.list(plan, context.variables, 'none'), plan.collection, context);
    return String(rows[0]?.['json']);
  }

  async #run(statement: Statement, collection: Collection, context: StatementContext): Promise<Outcome> {
    const { driver, transactions } = this.#options;
    try {
      return await (transactions.find(context.transaction)?.run(statement) ?? driver.read(statement));
    } catch (error) {
      throw this.#translate(error, { collection });
    }
  }

  async #write(statement: Statement, written: Written, context: StatementContext): Promise<Outcome> {
    const { driver, transactions } = this.#options;
    const { collection } = written;
    const transaction = transactions.find(context.transaction);
    try {
      if (!transaction) return await driver.write(statement);
      context.transaction?.afterCommit(() => this.#written(collection, !statement.returns));
      return await transaction.run(statement);
    } catch (error) {
      throw this.#translate(error, written);
    } finally {
      if (!transaction) this.#written(collection, !statement.returns);
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
  return [...collection.fields.values()].some((field) => field.kind === 'relation' && field.constraint && field.target === target);
}

function counted(plan: ReadPlan, count: number): { count: number; capped?: true } {
  return plan.count === 'capped' && count > QUERY_LIMITS.exactCount ? { count: QUERY_LIMITS.exactCount, capped: true } : { count };
}
