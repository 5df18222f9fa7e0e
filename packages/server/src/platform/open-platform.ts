import {
  type FacadeOwner,
  type FoundPlugin,
  Ledger,
  type PluginHost,
  type PluginLoader,
  type PluginStateStore,
  type PluginStatus,
  type Texts,
  createModuleLoader,
  createPluginHost,
  createPluginSettings,
  createTexts,
} from '@mortise/kernel';
import { type ResourcesPort, core } from '@mortise/plugin-api/server';
import { createErrorEdge } from '../http/error-edge';
import { eventsRoute } from '../push/events-route';
import { homeRoute } from '../home/pages';
import { Deadline } from '../pipeline/deadline';
import { InFlight } from '../pipeline/in-flight';
import type { ServerState } from '../pipeline/receive-steps';
import { Switchboard } from '../pipeline/switchboard';
import { pmResource } from '../plugins/pm-resource';
import { probeRoutes } from '../probes/probe-routes';
import { PushStreams } from '../push/push-streams';
import { targetFinder } from '../targets/find-target';
import { announceChanges } from './announce-changes';
import { coreServices } from './core-services';
import { type Foundation, type FoundationOptions, openFoundation } from './open-foundation';

export interface PlatformOptions extends FoundationOptions {
  /** Brings plugin code into the process; Node's own loader by default. */
  readonly loader?: PluginLoader;
  /** Runs just the plugins it returns, whatever is stored about them, and stores nothing: for commands. */
  readonly only?: (found: readonly FoundPlugin[]) => readonly FoundPlugin[];
  /** Plugins that are not started: a former process died of them. */
  readonly withheld?: ReadonlySet<string>;
}

/** Everything but the network: a pipeline requests can be sent through, and the host of the plugins, which is not started. */
export interface Platform extends Foundation {
  readonly texts: Texts;
  readonly host: PluginHost;
  readonly switchboard: Switchboard;
  readonly inFlight: InFlight;
  readonly streams: PushStreams;
  /** `/api/` */
  readonly apiBase: string;
  state: ServerState;
}

/** @throws what `openFoundation` throws */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const foundation = await openFoundation(options);
  try {
    return buildPlatform(foundation, options);
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

function buildPlatform(foundation: Foundation, options: PlatformOptions): Platform {
  const texts = createTexts();
  const inFlight = new InFlight();
  const streams = new PushStreams(async (header) => {
    const { principal, fault } = await foundation.resources.identify(header);
    return fault ? undefined : principal;
  });
  const apiBase = `${foundation.config.api.basePath}/`;
  const switchboard = createSwitchboard({ ...foundation, texts, inFlight, apiBase, state: () => platform.state });
  const host = createHost({ foundation, texts, inFlight, streams, switchboard, ...options });
  const owner: FacadeOwner = { id: 'core', log: options.log, ledger: new Ledger({ owner: 'core', log: options.log }) };
  const platform: Platform = { ...foundation, texts, host, switchboard, inFlight, streams, apiBase, state: 'starting' };
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
  return new Switchboard((routes) => ({
    inFlight,
    errors,
    log,
    state,
    deadline,
    identify: (header) => resources.identify(header),
    findTarget: targetFinder({ apiBase, routes, resources }),
    bodyLimit: config.limits.bodyBytes,
    corsOrigins: new Set(config.api.corsOrigins),
  }));
}

interface HostParts extends Pick<PlatformOptions, 'loader' | 'only' | 'withheld'> {
  readonly foundation: Foundation;
  readonly texts: Texts;
  readonly inFlight: InFlight;
  readonly streams: PushStreams;
  readonly switchboard: Switchboard;
}

function createHost({ foundation, texts, inFlight, streams, switchboard, loader, only, withheld }: HostParts): PluginHost {
  const { log, stores, events, config } = foundation;
  const found = only ? only(foundation.found) : foundation.found;
  return createPluginHost({
    log,
    found,
    ...(withheld ? { withheld } : {}),
    loader: loader ?? createModuleLoader(),
    texts,
    state: only ? allOn(found) : stores.pluginStates,
    settings: createPluginSettings(stores.settings, found),
    coreServices: coreServices({ foundation, switchboard, streams }),
    drain: async () => void (await inFlight.drain(config.limits.requestTimeoutMs)),
    onChange: ({ id, state }: PluginStatus) => events.emit('plugins.changed', { id, state }),
  });
}

/** States for one run of chosen plugins. */
function allOn(found: readonly FoundPlugin[]): PluginStateStore {
  const rows = found.map(({ manifest, version }) => ({ id: manifest.id, enabled: true, state: 'found' as const, reason: null, version }));
  return { list: () => Promise.resolve(rows), save: () => Promise.resolve() };
}

/** The core's own resource and paths, registered as a plugin would. */
function mountCore(platform: Platform, owner: FacadeOwner): void {
  const { resources, switchboard, apiBase, streams, host, source } = platform;
  const port = resources.facades.get(core.resources.id)?.(owner) as ResourcesPort;
  port.define(pmResource(platform));
  const probes = probeRoutes(apiBase, {
    state: () => platform.state,
    pingDatabase: () => source.ping(),
    anyPluginFailed: () => host.list().some(({ enabled, state }) => enabled && state === 'failed'),
  });
  for (const route of [homeRoute(apiBase), ...probes, eventsRoute(apiBase, streams)]) switchboard.mount(owner.id, route);
}
