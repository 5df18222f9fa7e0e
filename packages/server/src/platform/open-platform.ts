import {
  type FacadeOwner,
  type FoundPlugin,
  Ledger,
  type PluginHost,
  type PluginLoader,
  type PluginSettings,
  type PluginStateStore,
  type PluginStatus,
  type Texts,
  createModuleLoader,
  createPluginHost,
  createPluginSettings,
  createTexts,
} from '@mortise/kernel';
import { readAdminFiles } from '../admin/admin-files';
import { BootParts } from '../boot/boot-parts';
import { createErrorEdge } from '../http/error-edge';
import { Deadline } from '../pipeline/deadline';
import { InFlight } from '../pipeline/in-flight';
import type { ServerState } from '../pipeline/receive-steps';
import type { PipelineParts } from '../pipeline';
import { type Places, Switchboard } from '../pipeline/switchboard';
import { ClientFiles } from '../plugins/client-files';
import { PushStreams } from '../push/push-streams';
import { targetFinder } from '../targets/find-target';
import { announceChanges } from './announce-changes';
import { coreServices } from './core-services';
import { mountCore } from './mount-core';
import { type Foundation, type FoundationOptions, openFoundation } from './open-foundation';
import type { Platform } from './platform';

export interface PlatformOptions extends FoundationOptions {
  /** Brings plugin code into the process; Node's own loader by default. */
  readonly loader?: PluginLoader;
  /** Runs just the plugins it returns, whatever is stored about them, and stores nothing: for commands. */
  readonly only?: (found: readonly FoundPlugin[]) => readonly FoundPlugin[];
  /** Plugins that are not started: a former process died of them. */
  readonly withheld?: ReadonlySet<string>;
  /** Folder of the built admin. Without one, or when it holds none, the start page says so. */
  readonly adminFolder?: string;
}

/** @throws what `openFoundation` throws */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const foundation = await openFoundation(options);
  try {
    const adminFiles = options.adminFolder === undefined ? undefined : await readAdminFiles(options.adminFolder);
    return buildPlatform(foundation, { ...options, adminFiles });
  } catch (error) {
    await foundation.close();
    throw error;
  }
}

/** Ends streams, plugins, and then everything below. */
export async function closePlatform(platform: Platform): Promise<void> {
  platform.state = 'stopped';
  platform.streams.close();
  try {
    await platform.host.stop();
  } finally {
    await platform.close();
  }
}

function buildPlatform(foundation: Foundation, options: PlatformOptions & Pick<Platform, 'adminFiles'>): Platform {
  const texts = createTexts();
  const inFlight = new InFlight();
  foundation.sources.drainWith(() => inFlight.settled());
  const streams = new PushStreams(async (header) => {
    const { principal, fault } = await foundation.resources.identify(header);
    return fault ? undefined : principal;
  });
  const apiBase = `${foundation.config.api.basePath}/`;
  const switchboard = createSwitchboard({ ...foundation, texts, inFlight, apiBase, state: () => platform.state });
  const found = options.only ? options.only(foundation.found) : foundation.found;
  const pluginSettings = createPluginSettings(foundation.stores.settings, found);
  const parts = {
    texts,
    inFlight,
    streams,
    switchboard,
    pluginSettings,
    clientFiles: new ClientFiles(options.log),
    bootParts: new BootParts(),
    adminFiles: options.adminFiles,
  };
  const host = createHost({ foundation, found, ...parts, ...options });
  const owner: FacadeOwner = { id: 'core', log: options.log, ledger: new Ledger({ owner: 'core', log: options.log }) };
  const platform: Platform = { ...foundation, ...parts, host, apiBase, state: 'starting' };
  announceChanges(platform, owner);
  mountCore(platform, owner);
  return platform;
}

interface SwitchboardParts extends Foundation {
  readonly texts: Texts;
  readonly inFlight: InFlight;
  readonly apiBase: string;
  readonly state: () => ServerState;
}

function createSwitchboard({ config, resources, log, texts, inFlight, apiBase, state }: SwitchboardParts): Switchboard {
  const errors = createErrorEdge(texts);
  const deadline = new Deadline(config.limits.requestTimeoutMs);
  const partsOf = ({ routes, protocols, handlers, originRules, placesOf }: Places): PipelineParts => ({
    inFlight,
    errors,
    log,
    state,
    deadline,
    identify: (header, places) => resources.identify(header, places),
    protocols,
    handlers,
    findTarget: targetFinder({ apiBase, routes, protocols, handlers, resources }),
    bodyLimit: config.limits.bodyBytes,
    corsOrigins: new Set(config.api.corsOrigins),
    originRules,
    placesOf,
  });
  return new Switchboard(partsOf, () => resources.forgetCallers());
}

interface HostParts extends Pick<PlatformOptions, 'loader' | 'only' | 'withheld'> {
  readonly foundation: Foundation;
  readonly found: readonly FoundPlugin[];
  readonly texts: Texts;
  readonly inFlight: InFlight;
  readonly streams: PushStreams;
  readonly switchboard: Switchboard;
  readonly pluginSettings: PluginSettings;
  readonly clientFiles: ClientFiles;
  readonly bootParts: BootParts;
}

function createHost(parts: HostParts): PluginHost {
  const { foundation, found, texts, inFlight, loader, only, withheld, pluginSettings, clientFiles } = parts;
  const { log, stores, events, config } = foundation;
  return createPluginHost({
    log,
    found,
    ...(withheld ? { withheld } : {}),
    loader: loader ?? createModuleLoader(),
    texts,
    state: only ? allOn(found) : stores.pluginStates,
    settings: pluginSettings,
    coreServices: coreServices(parts),
    publish: (plugin) => clientFiles.publish(plugin),
    drain: async () => void (await inFlight.drain(config.limits.requestTimeoutMs)),
    onChange: ({ id, state }: PluginStatus) => events.emit('plugins.changed', { id, state }),
  });
}

/** States for one run of chosen plugins. */
function allOn(found: readonly FoundPlugin[]): PluginStateStore {
  const rows = found.map(({ manifest, version }) => ({ id: manifest.id, enabled: true, state: 'found' as const, reason: null, version }));
  return { list: () => Promise.resolve(rows), save: () => Promise.resolve() };
}
