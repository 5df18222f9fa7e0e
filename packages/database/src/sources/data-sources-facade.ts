import type { FacadeFactory } from '@mortise/kernel';
import type { DataSourcesPort, DataSourceState } from '@mortise/plugin-api/server';
import { disposable } from '@mortise/shared';
import type { DataSource } from '../data-source';
import { engineOf } from '../open-data-source';
import type { DataSources } from './data-sources';

/** Milliseconds a database has to answer before it counts as away. */
const PATIENCE = 2_000;

/** `core.dataSources` as one plugin sees it; what it opens closes with it. */
export function dataSourcesFacade(sources: DataSources): FacadeFactory<DataSourcesPort> {
  return ({ id, ledger }) => {
    let recorded = false;
    const record = (): void => {
      if (recorded) return;
      recorded = true;
      const undo = disposable(() => sources.closeAllOf(id));
      ledger.record('data sources', id, undo);
    };
    return Object.freeze({
      async open({ key, config }) {
        record();
        await sources.open({ owner: id, key, config });
      },
      close: (key) => sources.close(key, id),
      test: (config) => sources.test(config),
      list: () => Promise.all(sources.external().map(stateOf)),
      async get(key) {
        const source = sources.external().find((one) => one.key === key);
        return source && stateOf(source);
      },
      publish(key, collections) {
        record();
        sources.publish(key, id, collections);
      },
      describeTables: async (key, wanted) => await engineOf(sources.get(key)).describeTables(wanted),
    } satisfies DataSourcesPort);
  };
}

async function stateOf(source: DataSource): Promise<DataSourceState> {
  return { key: source.key, dialect: source.dialect, available: await answers(source) };
}

/** Whether the database of a source answers in time. */
export async function answers(source: Pick<DataSource, 'ping'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const answered = source.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
