import type { CollectionsPort, DataSourcesPort, Log, SecretsPort } from '@mortise/plugin-api/server';
import { type AdoptedTable, AppError, type TableDescription, adoptTables, nameFields } from '@mortise/shared';
import { connectionOf, passwordOf } from '../store/connection-of';
import { MAIN, type SourceRow } from '../store/source-row';
import type { SourceStore } from '../store/source-store';
import type { TableStore } from '../store/table-store';
import type { SourceState, TableFault } from './source-state';
import { Turns } from './turns';

export interface LiveSourcesOptions {
  readonly collections: CollectionsPort;
  readonly dataSources: DataSourcesPort;
  readonly secrets: SecretsPort;
  readonly sources: SourceStore;
  readonly tables: TableStore;
  readonly log: Log;
  /** Runs when a source has come to stand otherwise than before. */
  readonly announce: () => void;
  /** Aborted when nothing may be opened any more. */
  readonly stopping: AbortSignal;
}

/** Keeps what is served equal to what is stored: sources open, their collections published, what failed tried again. */
export class LiveSources {
  readonly #options: LiveSourcesOptions;
  readonly #states = new Map<string, SourceState>();
  readonly #announced = new Map<string, string>();
  readonly #turns = new Turns();

  constructor(options: LiveSourcesOptions) {
    this.#options = options;
  }

  /** Undefined for a source that is switched off, or that this process has not seen yet. */
  state(key: string): SourceState | undefined {
    return this.#states.get(key);
  }

  /** Changes something of one source and loads it again; changes of the same source wait for each other. */
  change<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.#turns.take(key, async () => {
      const result = await work();
      await this.#loadAndTell(key);
      return result;
    });
  }

  /** Reads the tables of one source again: new columns become fields. What goes wrong stands in its state. */
  reload(key: string): Promise<void> {
    return this.#turns.take(key, () => this.#loadAndTell(key));
  }

  /** Begins to load every source that is new, changed elsewhere, or failed, and to close those that are gone. */
  async reconcile(): Promise<void> {
    const rows = await this.#options.sources.list();
    const stale = rows.filter((row) => this.#isStale(row)).map(({ key }) => key);
    const gone = [...this.#states.keys()].filter((key) => rows.every((row) => row.key !== key));
    for (const key of [...stale, ...gone]) {
      // A source that takes long to answer must not keep the others waiting.
      this.reload(key).catch((error: unknown) => this.#options.log.error('data source could not be read', { dataSource: key, error }));
    }
  }

  /** Resolves when nothing is being loaded. */
  idle(): Promise<void> {
    return this.#turns.idle();
  }

  #isStale(row: SourceRow): boolean {
    const state = this.#states.get(row.key);
    if (state?.status === 'loading' || state?.status === 'reloading') return false;
    if (!row.enabled) return state !== undefined;
    return state?.status !== 'loaded' || state.revision !== row.revision || state.connection !== connectionText(row);
  }

  /** What fails again and again is told once. */
  async #loadAndTell(key: string): Promise<void> {
    await this.#load(key);
    const told = stateText(this.#states.get(key));
    if (told === this.#announced.get(key)) return;
    this.#announced.set(key, told);
    this.#options.announce();
  }

  async #load(key: string): Promise<void> {
    if (this.#options.stopping.aborted) return;
    const row = await this.#options.sources.find(key);
    const before = this.#states.get(key);
    if (!row?.enabled) {
      if (key !== MAIN) this.#options.dataSources.close(key);
      this.#states.delete(key);
      return;
    }
    const wasLoaded = before !== undefined && before.status !== 'loading-failed';
    const common = { faults: before?.faults ?? [], revision: row.revision, ...connectionPart(before?.connection) };
    // Why it failed stays true until it no longer does.
    const error = before?.error === undefined ? {} : { error: before.error };
    this.#states.set(key, { ...common, ...error, status: wasLoaded ? 'reloading' : 'loading' });
    try {
      const connection = await this.#connect(row, before?.connection);
      const faults = await this.#publish(key);
      this.#states.set(key, { status: 'loaded', faults, revision: row.revision, connection });
    } catch (error) {
      // Who stops takes the tables away that tell of the sources: nothing is wrong with the source.
      if (this.#options.stopping.aborted) return;
      this.#options.log.warn('data source could not be loaded', { dataSource: key, error });
      this.#states.set(key, { ...common, status: wasLoaded ? 'reloading-failed' : 'loading-failed', error });
    }
  }

  /** A source keeps its connection until it has another one. */
  async #connect(row: SourceRow, before: string | undefined): Promise<string> {
    const { dataSources, secrets, stopping } = this.#options;
    const connection = connectionText(row);
    if (row.type === MAIN || connection === before) return connection;
    await dataSources.open({ key: row.key, config: connectionOf(row.type, row.options, passwordOf(row, secrets)) });
    if (stopping.aborted) {
      dataSources.close(row.key);
      throw new AppError('SERVER_CLOSING');
    }
    return connection;
  }

  async #publish(key: string): Promise<readonly TableFault[]> {
    const { collections, dataSources, tables } = this.#options;
    const chosen = await tables.list(key);
    const names = chosen.map(({ table }) => table);
    const described = names.length === 0 ? [] : await dataSources.describeTables(key, { names, most: names.length });
    const byName = new Map(described.map((table) => [table.name, table]));
    const extended = chosen.map((table) => extend(table, byName.get(table.table)));
    await tables.update(
      key,
      extended.filter((table, index) => table !== chosen[index]),
    );
    const { collections: adopted, faults } = adoptTables(extended, byName, key);
    const isTaken = ({ name }: { name: string }): boolean => {
      const other = collections.find(name, key);
      return other !== undefined && !other.adopted;
    };
    dataSources.publish(
      key,
      adopted.filter((collection) => !isTaken(collection)),
    );
    return [...faults, ...adopted.filter(isTaken).map(({ tableName }) => ({ table: tableName, fault: 'nameTaken' as const }))];
  }
}

/** The table with fields for columns that are new; the same object when there are none. */
function extend(chosen: AdoptedTable, described: TableDescription | undefined): AdoptedTable {
  if (!described) return chosen;
  const fields = nameFields(described, chosen.fields);
  return fields.length === chosen.fields.length ? chosen : { ...chosen, fields };
}

function connectionText({ type, options, secret }: SourceRow): string {
  return JSON.stringify([type, options, secret]);
}

function connectionPart(connection: string | undefined): Pick<SourceState, 'connection'> {
  return connection === undefined ? {} : { connection };
}

function stateText(state: SourceState | undefined): string {
  if (state === undefined) return '';
  const { status, faults, revision, error } = state;
  return JSON.stringify([status, faults, revision, error instanceof Error ? error.message : null]);
}
