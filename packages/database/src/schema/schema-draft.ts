import type { Log } from '@mortise/plugin-api/server';
import { AppError, type Collection, isAppError } from '@mortise/shared';
import { defaultOf } from '../compile/insert';
import { Binder } from '../compile/binder';
import type { Dialect } from '../compile/dialect';
import { type Run, once } from '../connection/driver';
import { checkRows } from './check-rows';
import type { SchemaDelta } from './live-schema';
import { type PlannedStep, checkNames, planCollections } from './plan-collections';
import { type PlanMode, type TableStep, afterStep } from './plan-table';
import type { SchemaDialect } from './schema-dialect';
import type { DesiredColumn, TableShape } from './table-shape';

export interface DraftOptions {
  readonly run: Run;
  readonly dialect: Dialect;
  readonly schemaDialect: SchemaDialect;
  readonly log: Log;
}

export interface PutOptions {
  readonly mode: PlanMode;
  /** True when a table that exists already may be ours. */
  readonly adopt: boolean;
}

/** The collections as one change sees them, and the table steps that make them true. */
export class SchemaDraft {
  readonly #options: DraftOptions;
  readonly #collections: Map<string, Collection>;
  readonly #changed = new Set<string>();

  constructor(collections: ReadonlyMap<string, Collection>, options: DraftOptions) {
    this.#collections = new Map(collections);
    this.#options = options;
  }

  find(name: string): Collection | undefined {
    return this.#collections.get(name);
  }

  delta(): SchemaDelta {
    const names = [...this.#changed];
    return { put: names.flatMap((name) => this.find(name) ?? []), dropped: names.filter((name) => !this.#collections.has(name)) };
  }

  /** Plans some collections without changing anything in the database. */
  async plan(collections: readonly Collection[], options: PutOptions): Promise<readonly PlannedStep[]> {
    return (await this.#plan(collections, options)).steps;
  }

  /** Makes the tables of some collections match. Answers the steps taken. */
  async put(collections: readonly Collection[], options: PutOptions): Promise<readonly PlannedStep[]> {
    const plan = await this.#plan(collections, options);
    const tables = new Map(plan.tables);
    const taken: PlannedStep[] = [];
    for (const item of plan.steps) if (await this.#apply(item, tables)) taken.push(item);
    return taken;
  }

  async drop(name: string): Promise<void> {
    const collection = this.find(name);
    if (!collection) throw new AppError('COLLECTION_NOT_FOUND', { collection: name });
    const { run, schemaDialect, dialect } = this.#options;
    const tables = await schemaDialect.introspect(run, await schemaDialect.referencing(run, collection.tableName));
    for (const table of tables.values()) await this.#release(table, collection.tableName);
    await run(once(`DROP TABLE ${dialect.quote(collection.tableName)}`));
    this.#collections.delete(name);
    this.#changed.add(name);
  }

  async #plan(collections: readonly Collection[], { mode, adopt }: PutOptions): Promise<Awaited<ReturnType<typeof planCollections>>> {
    const { run, schemaDialect } = this.#options;
    const known = new Map(this.#collections);
    const request = { run, dialect: schemaDialect, collections: this.#collections, mode };
    for (const collection of collections) {
      await checkNames(collection, known, { ...request, adopt });
      known.set(collection.name, collection);
    }
    for (const collection of collections) {
      this.#collections.set(collection.name, collection);
      this.#changed.add(collection.name);
    }
    return planCollections(collections, request);
  }

  async #apply({ collection, step, lenient }: PlannedStep, tables: Map<string, TableShape>): Promise<boolean> {
    const { run, dialect, schemaDialect, log } = this.#options;
    try {
      await checkRows(step, { run, quote: dialect.quote, collection });
    } catch (error) {
      if (!lenient || !isAppError(error)) throw error;
      log.warn('foreign key left out because of existing rows', { ...error.details });
      return false;
    }
    if (step.kind === 'fillColumn') await this.#fill(collection, step.column);
    const before = tables.get(collection.tableName) ?? { name: collection.tableName, columns: [], indexes: [], foreignKeys: [] };
    const after = afterStep(before, step);
    await schemaDialect.apply(run, step, after);
    tables.set(collection.tableName, after);
    return true;
  }

  async #fill(collection: Collection, { field }: DesiredColumn): Promise<void> {
    const value = field && defaultOf(field);
    if (!field || value === undefined) return;
    const { run, dialect } = this.#options;
    const binder = new Binder(dialect);
    const text = `UPDATE ${dialect.quote(collection.tableName)} SET ${dialect.quote(field.name)} = ${binder.literal(field, value)}`;
    await run(once(text, binder.values({ '$user.id': null, $nRole: null })));
  }

  /** Removes a table's foreign keys to another one that is about to go. */
  async #release(table: TableShape, target: string): Promise<void> {
    const { run, schemaDialect } = this.#options;
    if (table.name === target) return;
    let current = table;
    for (const foreignKey of table.foreignKeys.filter((key) => key.targetTable === target)) {
      const step: TableStep = { kind: 'dropForeignKey', foreignKey };
      current = afterStep(current, step);
      await schemaDialect.apply(run, step, current);
    }
  }
}
