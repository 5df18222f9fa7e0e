import type { DatabaseConfig, DataSourcesPort, RecordsPort } from '@mortise/plugin-api/server';
import { type AdoptedTable, type AdoptionFault, type Collection, type TableDescription, adoptTables, proposeTable } from '@mortise/shared';
import { DataSources, type DataSource, dataSourcesFacade, recordsFacade } from '..';
import { type ExternalDatabase, createExternalDatabase } from '@mortise/testing';
import { SILENT, testOwner } from './test-databases';
import { type TestSource, openTestSource } from './test-source';

/** Somebody else's database, and its tables as collections. */
export interface AdoptedSource {
  readonly external: ExternalDatabase;
  readonly source: DataSource;
  readonly port: DataSourcesPort;
  readonly records: RecordsPort;
  describe(): Promise<ReadonlyMap<string, TableDescription>>;
  /** Adopts every table, with keys chosen for some of them. */
  adopt(keys?: Readonly<Record<string, string>>): Promise<readonly AdoptionFault[]>;
  get(name: string): Collection;
  remove(): Promise<void>;
}

export async function openAdoptedSource(dialect: DatabaseConfig['dialect'], script: string): Promise<AdoptedSource> {
  const [main, external]: [TestSource, ExternalDatabase] = await Promise.all([openTestSource('sqlite'), createExternalDatabase(dialect)]);
  await external.run(script);
  const sources = new DataSources({ main: main.source, log: SILENT });
  const port = dataSourcesFacade(sources)(testOwner('test'));
  await port.open({ key: 'shop', config: external.config });
  const describeAll = async (): Promise<ReadonlyMap<string, TableDescription>> =>
    new Map((await port.describeTables('shop', { most: 5000 })).map((table) => [table.name, table]));
  return {
    external,
    port,
    records: recordsFacade(sources)(testOwner('test')),
    source: sources.get('shop'),
    describe: describeAll,
    async adopt(keys = {}) {
      const tables = await describeAll();
      const taken = new Set<string>();
      const chosen = [...tables.values()].map((table): AdoptedTable => {
        const filterTargetKey = keys[table.name];
        return { ...proposeTable(table, taken), ...(filterTargetKey === undefined ? {} : { filterTargetKey }) };
      });
      const { collections, faults } = adoptTables(chosen, tables, 'shop');
      port.publish('shop', collections);
      return faults;
    },
    get: (name) => sources.get('shop').schema.get(name),
    async remove() {
      await sources.closeExternal();
      await Promise.all([main.remove(), external.remove()]);
    },
  };
}
