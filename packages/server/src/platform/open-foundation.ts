import { DataSources, type MainDataSource, openDataSource } from '@mortise/database';
import {
  type Config,
  EventBus,
  type FoundPlugin,
  type PluginDirectories,
  RecordHooks,
  claimedResources,
  loadAppKey,
  readPlugins,
} from '@mortise/kernel';
import type { Log } from '@mortise/plugin-api/server';
import { type Resources, createResources } from '@mortise/resources';
import { prepareStorage } from '../setup/prepare-storage';
import { type CoreStores, openCoreStores } from '../store/core-stores';
import { SystemSettings } from '../system-settings/system-settings';
import { defaultSystemSettings } from '../system-settings/system-settings-values';
import { databaseConfig } from './database-config';

export interface FoundationOptions {
  readonly config: Config;
  readonly log: Log;
  readonly plugins: PluginDirectories;
}

/** What everything else stands on: the database, the key, resources, and the plugins that were found. Nothing of a plugin runs. */
export interface Foundation {
  readonly config: Config;
  readonly log: Log;
  /** `main`. */
  readonly source: MainDataSource;
  readonly sources: DataSources;
  readonly stores: CoreStores;
  readonly systemSettings: SystemSettings;
  readonly recordHooks: RecordHooks;
  readonly events: EventBus;
  readonly resources: Resources;
  readonly found: readonly FoundPlugin[];
  close(): Promise<void>;
}

/** @throws ConfigError, AppError DATABASE_UNAVAILABLE, or a system error that names a path */
export async function openFoundation(options: FoundationOptions): Promise<Foundation> {
  const { config, log } = options;
  await prepareStorage(config);
  const found = await findPlugins(options);
  const source = await openDataSource({ key: 'main', config: databaseConfig(config.database), log });
  try {
    return await layFoundation(options, source, found);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function layFoundation(
  { config, log }: FoundationOptions,
  source: MainDataSource,
  found: readonly FoundPlugin[],
): Promise<Foundation> {
  const kept = config.database.dialect === 'sqlite' ? [config.database.file] : [];
  const sources = new DataSources({ main: source, log, files: { folders: config.storage.dataSourceFolders, kept } });
  const stores = await openCoreStores(source);
  const systemSettings = await SystemSettings.open(stores.settings, defaultSystemSettings(config.app.language));
  const appKey = await applicationKey(config, stores, log);
  const titles = new Map(found.flatMap(({ manifest }) => (manifest.permissions ?? []).map(({ name, title }) => [name, title] as const)));
  const claimed: ReadonlySet<string> = new Set(found.flatMap(({ manifest }) => claimedResources(manifest)));
  const recordHooks = new RecordHooks();
  const resources = await createResources({
    sources,
    apiBase: config.api.basePath,
    appKey,
    recordHooks,
    claimedResources: () => claimed,
    permissionTitle: (name) => titles.get(name),
  });
  // Other processes on the same database change roles and collections too.
  const polling = source.versions.startPolling();
  const close = async (): Promise<void> => {
    await polling.dispose();
    try {
      await resources.close();
      await sources.closeExternal();
    } finally {
      await source.close();
    }
  };
  return { config, log, source, sources, stores, systemSettings, recordHooks, events: new EventBus(), resources, found, close };
}

async function applicationKey({ app, storage }: Config, { fingerprint }: CoreStores, log: Log): Promise<Buffer> {
  const firstStart = (await fingerprint.read()) === undefined;
  const { key, warnings } = await loadAppKey({ configured: app.key, file: storage.appKeyFile, firstStart, fingerprint });
  for (const warning of warnings) log.warn(warning);
  return key;
}

async function findPlugins({ plugins, log }: FoundationOptions): Promise<readonly FoundPlugin[]> {
  const { found, rejected } = await readPlugins(plugins);
  for (const { directory, reason } of rejected) log.warn('A folder holds no plugin that can run', { directory, reason });
  return found;
}
