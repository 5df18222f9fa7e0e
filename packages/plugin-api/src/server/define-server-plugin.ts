import type { Disposable } from '@mortise/shared';
import type { Log } from './ports/log';
import type { ResolvedRefs, ServiceRef } from './service-ref';

/** What the host gives a plugin besides its wishes. */
export interface PluginContext {
  readonly id: string;
  readonly log: Log;
  /** Aborted when the plugin is being stopped; long work should listen to it. */
  readonly signal: AbortSignal;
  /** Runs after setup of every plugin of the same transition succeeded. */
  onStart(work: () => void | Promise<void>): void;
  /** Runs when the plugin stops, after its registrations are taken back and the last request that could use them has ended. */
  onStop(work: () => void | Promise<void>): void;
  /** Offers a service to other plugins; taken back when this plugin stops. */
  provide<T>(ref: ServiceRef<T>, service: T): void;
  /** Hands any other undo to the ledger. `kind` and `name` show in reports. */
  own(kind: string, name: string, undo: Disposable): void;
}

export type ServiceNeeds = Readonly<Record<string, ServiceRef<unknown>>>;

export interface ServerPlugin<Needs extends ServiceNeeds = ServiceNeeds> {
  readonly id: string;
  readonly needs: Needs;
  setup(deps: ResolvedRefs<Needs>, context: PluginContext): void | Promise<void>;
}

/**
 * Declares a plugin's server part. Its module must be the default export of `entries.server`.
 * Everything registered through a dependency is written in the plugin's ledger; there is no teardown to write.
 */
export function defineServerPlugin<const Needs extends ServiceNeeds>(plugin: ServerPlugin<Needs>): ServerPlugin<Needs> {
  return Object.freeze(plugin);
}
