import {
  type FoundPlugin,
  type PluginStateRow,
  createModuleLoader,
  createPluginHost,
  createPluginSettings,
  createTexts,
} from '@mortise/kernel';
import { type Foundation, openFoundation } from '../platform/open-foundation';
import { pluginDirectories, readConfig } from '../setup/read-setup';
import { commandLog } from './command-log';
import { print, printTable } from './output';

/** Prints every plugin with what is stored about it. */
export async function listPlugins(): Promise<void> {
  await withFoundation(async ({ found, stores }) => {
    const rows = new Map((await stores.pluginStates.list()).map((row) => [row.id, row]));
    const sorted = found.toSorted((left, right) => (left.manifest.id < right.manifest.id ? -1 : 1));
    const lines = sorted.map((plugin) => lineOf(plugin, rows.get(plugin.manifest.id)));
    printTable([['plugin', 'version', 'enabled', 'last state', 'preset', 'reason'], ...lines]);
  });
}

/** Switches what is stored about a plugin, also about one of the core. @throws AppError PLUGIN_NOT_FOUND */
export async function switchPlugin(id: string, enabled: boolean): Promise<void> {
  await withFoundation(async (foundation) => {
    const host = storedHost(foundation);
    const status = await (enabled ? host.enable(id, { offline: true }) : host.disable(id, { offline: true }));
    const others = host
      .list()
      .filter((other) => (enabled ? status.requires : status.dependents).includes(other.id) && other.enabled !== enabled);
    print(`The plugin "${id}" is switched ${enabled ? 'on' : 'off'}. A server that is running takes this over at its next start.`);
    const names = others.map((other) => other.id).join(', ');
    if (names !== '') print(enabled ? `It needs these, which are off: ${names}.` : `These need it and will not start: ${names}.`);
  });
}

/** A host that is never started: it only reads and writes the stored states. */
function storedHost({ log, found, stores }: Foundation): ReturnType<typeof createPluginHost> {
  return createPluginHost({
    log,
    found,
    state: stores.pluginStates,
    loader: createModuleLoader(),
    coreServices: new Map(),
    settings: createPluginSettings(stores.settings, found),
    texts: createTexts(),
    drain: () => Promise.resolve(),
  });
}

function lineOf({ manifest, version, origin }: FoundPlugin, row: PluginStateRow | undefined): string[] {
  const preset = manifest.preset ?? 'off';
  const enabled = row?.enabled ?? (preset !== 'off' && origin === 'bundled');
  return [manifest.id, version, enabled ? 'yes' : 'no', row?.state ?? 'new', preset, row?.reason ?? ''];
}

async function withFoundation(work: (foundation: Foundation) => Promise<void>): Promise<void> {
  const config = readConfig();
  const foundation = await openFoundation({ config, log: commandLog(config), plugins: pluginDirectories(config) });
  try {
    await work(foundation);
  } finally {
    await foundation.close();
  }
}
