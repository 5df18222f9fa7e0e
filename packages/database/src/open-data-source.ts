import type { Log } from '@mortise/plugin-api/server';
import type { DatabaseConfig, DataSource } from './data-source';
import type { Driver } from './connection/driver';
import { once } from './connection/driver';
import { openPostgresDriver } from './connection/postgres-driver';
import { openSqliteDriver } from './connection/sqlite-driver';
import { translateFault } from './faults';
import { CollectionRegistry } from './schema/live-schema';
import { SchemaChanges } from './schema/schema-changes';
import { schemaDialectOf } from './schema/schema-dialects';
import { Statements } from './statements';
import { Transactions } from './transactions';
import { openVersions } from './versions';

/** What the facades of this package need beyond what a data source shows. */
export interface Engine {
  readonly registry: CollectionRegistry;
  readonly changes: SchemaChanges;
  /** Runs something that may fail in the database's own words. */
  readonly translated: <T>(work: () => Promise<T>) => Promise<T>;
}

const engines = new WeakMap<DataSource, Engine>();

export function engineOf(source: DataSource): Engine {
  const engine = engines.get(source);
  if (!engine) throw new Error(`Data source ${source.key} was not opened by openDataSource`);
  return engine;
}

/**
 * Connects to a database and makes it ready.
 * @throws AppError CONFIG_INVALID, DATABASE_UNAVAILABLE
 */
export async function openDataSource({ key, config, log }: { key: 'main'; config: DatabaseConfig; log: Log }): Promise<DataSource> {
  const registry = new CollectionRegistry(key, log);
  const context = { dialect: config.dialect, findByTable: (table: string) => registry.findByTable(table) };
  const translated = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw translateFault(error, context);
    }
  };
  const driver = await translated(() => openDriver(config, log));
  try {
    return await translated(() => assemble({ key, driver, registry, translated, log }));
  } catch (error) {
    await driver.close();
    throw error;
  }
}

function openDriver(config: DatabaseConfig, log: Log): Promise<Driver> {
  return config.dialect === 'sqlite' ? openSqliteDriver(config) : openPostgresDriver(config, log);
}

interface Parts {
  readonly key: string;
  readonly driver: Driver;
  readonly registry: CollectionRegistry;
  readonly translated: Engine['translated'];
  readonly log: Log;
}

async function assemble({ key, driver, registry, translated, log }: Parts): Promise<DataSource> {
  const transactions = new Transactions(key, driver, log);
  const schemaDialect = schemaDialectOf(driver.dialect);
  const versions = await openVersions({ driver, schemaDialect, transactions, log });
  const statements = new Statements({ driver, registry, transactions });
  const changes = new SchemaChanges({ driver, schemaDialect, registry, transactions, log });
  const source: DataSource = Object.freeze({
    key,
    dialect: driver.dialect.name,
    schema: registry,
    versions,
    read: (plan, context) => statements.read(plan, context),
    readOne: (plan, context) => statements.readOne(plan, context),
    count: (plan, context) => statements.count(plan, context),
    insert: (plan, context) => statements.insert(plan, context),
    insertMany: (plan, context) => statements.insertMany(plan, context),
    update: (plan, context) => statements.update(plan, context),
    remove: (plan, context) => statements.remove(plan, context),
    settled: () => changes.settled(),
    transaction: (work) => translated(() => transactions.run((transaction) => work(transaction.handle))),
    ping: () => translated(async () => void (await driver.read(once('SELECT 1 AS one')))),
    statistics: () => ({ statements: driver.statements() }),
    close: () => driver.close(),
  } satisfies DataSource);
  engines.set(source, { registry, changes, translated });
  return source;
}
