import type { Log } from '@mortise/plugin-api/server';
import type { TableDescription } from '@mortise/shared';
import type { DatabaseConfig, DataSource, MainDataSource } from './data-source';
import type { WantedTables } from './introspect/table-reader';
import { tableReaderOf } from './introspect/table-readers';
import type { Driver } from './connection/driver';
import { once } from './connection/driver';
import { openPostgresDriver } from './connection/postgres-driver';
import { openSqliteDriver } from './connection/sqlite-driver';
import { translateFault } from './faults';
import { CollectionRegistry } from './schema/live-schema';
import { SchemaChanges } from './schema/schema-changes';
import { schemaDialectOf } from './schema/schema-dialects';
import { createSql } from './sql/create-sql';
import { lockName } from './lock-name';
import { Statements } from './statements';
import { Transactions } from './transactions';
import { openVersions } from './versions';

/** What the facades of this package need beyond what a data source shows. */
export interface Engine {
  readonly registry: CollectionRegistry;
  /** Reads the catalogue of the database. */
  describeTables(wanted: WantedTables): Promise<readonly TableDescription[]>;
  /** Runs something that may fail in the database's own words. */
  readonly translated: <T>(work: () => Promise<T>) => Promise<T>;
}

const engines = new WeakMap<DataSource, Engine>();
const schemaChanges = new WeakMap<MainDataSource, SchemaChanges>();

export function engineOf(source: DataSource): Engine {
  const engine = engines.get(source);
  if (!engine) throw new Error(`Data source ${source.key} was not opened by this package`);
  return engine;
}

/** Only the tables of `main` are ours to change. */
export function schemaChangesOf(source: MainDataSource): SchemaChanges {
  const changes = schemaChanges.get(source);
  if (!changes) throw new Error(`Data source ${source.key} was not opened by this package`);
  return changes;
}

interface OpenOptions {
  readonly key: 'main';
  readonly config: DatabaseConfig;
  readonly log: Log;
}

/**
 * Connects to the database everything of ours is kept in, and makes it ready.
 * @throws AppError CONFIG_INVALID, DATABASE_UNAVAILABLE
 */
export async function openDataSource({ key, config, log }: OpenOptions): Promise<MainDataSource> {
  const translated = translating(config.dialect);
  const driver = await translated(() => (config.dialect === 'sqlite' ? openSqliteDriver(config) : openPostgresDriver(config, log)));
  try {
    const { parts, engine, transactions } = assemble({ key, driver, log });
    const shared = { driver, schemaDialect: schemaDialectOf(driver.dialect), transactions, log };
    const versions = await translated(() => openVersions(shared));
    const changes = new SchemaChanges({ ...shared, registry: engine.registry, versions });
    const source = withEngine({ ...parts, versions, settled: () => changes.settled() }, engine);
    schemaChanges.set(source, changes);
    return source;
  } catch (error) {
    await driver.close();
    throw error;
  }
}

interface Connected {
  readonly key: string;
  readonly driver: Driver;
  readonly log: Log;
}

/** A database as it is: none of our tables is looked for or made. */
export function sourceOf(connected: Connected): DataSource {
  const { parts, engine } = assemble(connected);
  return withEngine(parts, engine);
}

function withEngine<Source extends DataSource>(source: Source, engine: Engine): Source {
  engines.set(source, engine);
  return Object.freeze(source);
}

function assemble({ key, driver, log }: Connected): { parts: DataSource; engine: Engine; transactions: Transactions } {
  const registry = new CollectionRegistry(key, log);
  const translated = translating(driver.dialect.name, registry);
  const transactions = new Transactions(key, driver, log);
  const statements = new Statements({ driver, registry, transactions });
  const parts: DataSource = {
    key,
    dialect: driver.dialect.name,
    schema: registry,
    read: (plan, context) => statements.read(plan, context),
    readOne: (plan, context) => statements.readOne(plan, context),
    count: (plan, context) => statements.count(plan, context),
    aggregate: (plan, context) => statements.aggregate(plan, context),
    explain: (read, context) => translated(() => statements.explain(read, context)),
    sql: createSql(driver),
    insert: (plan, context) => statements.insert(plan, context),
    insertMany: (plan, context) => statements.insertMany(plan, context),
    update: (plan, context) => statements.update(plan, context),
    shift: (plan, context) => statements.shift(plan, context),
    renumber: (plan, context) => statements.renumber(plan, context),
    remove: (plan, context) => statements.remove(plan, context),
    lock: (name, transaction) => translated(() => lockName(name, transactions.find(transaction), driver.dialect)),
    // Nobody tells of changes to tables that are not ours.
    settled: () => Promise.resolve(),
    transaction: (work) => translated(() => transactions.run((transaction) => work(transaction.handle))),
    ping: () => translated(async () => void (await driver.read(once('SELECT 1 AS one')))),
    statistics: () => ({ statements: driver.statements() }),
    close: () => driver.close(),
  };
  const readTables = tableReaderOf(driver.dialect);
  const describeTables: Engine['describeTables'] = (wanted) => translated(() => readTables((statement) => driver.read(statement), wanted));
  return { parts, engine: { registry, describeTables, translated }, transactions };
}

function translating(dialect: DatabaseConfig['dialect'], registry?: CollectionRegistry): Engine['translated'] {
  const context = { dialect, findByTable: (table: string) => registry?.findByTable(table) };
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      throw translateFault(error, context);
    }
  };
}
