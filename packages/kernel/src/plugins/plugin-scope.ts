import type { ServiceNeeds, ServiceRef } from '@mortise/plugin-api/server';
import { type AwilixContainer, InjectionMode, asFunction, asValue, createContainer } from 'awilix';
import type { FacadeFactory, FacadeOwner } from './facade';
import { type FoundPlugin, requirementsOf } from './found-plugin';
import { pluginFailure } from './plugin-failure';
import type { ServiceRegistry } from './service-registry';

export type CoreServices = ReadonlyMap<string, FacadeFactory<unknown>>;
export type Container = AwilixContainer<Record<string, unknown>>;

export function createRootContainer(): Container {
  return createContainer({ strict: true, injectionMode: InjectionMode.PROXY });
}

export interface PluginScopeOptions {
  readonly root: Container;
  readonly core: CoreServices;
  readonly services: ServiceRegistry;
  readonly found: FoundPlugin;
  readonly owner: FacadeOwner;
}

/** What one run of a plugin can reach: core services as facades made for it, and services of plugins it requires. */
export class PluginScope {
  readonly #options: PluginScopeOptions;
  readonly #container: Container;
  readonly #providers = new Set<string>();
  /** Ids of the services it can do without, and does. */
  readonly #missed = new Set<string>();

  constructor(options: PluginScopeOptions) {
    this.#options = options;
    this.#container = options.root.createScope();
    for (const [id, factory] of options.core) this.#container.register(id, asFunction(() => factory(options.owner)).scoped());
  }

  /** Ids of the plugins whose services this run holds. */
  get providers(): ReadonlySet<string> {
    return this.#providers;
  }

  /** Whether the plugin of this id now provides what this run asked for in vain. */
  missesServiceOf(id: string): boolean {
    const { services, found } = this.#options;
    const isNamed = requirementsOf(found.manifest).some((need) => need.id === id);
    return isNamed && [...this.#missed].some((service) => services.find(service)?.owner === id);
  }

  /** @throws AppError PLUGIN_FAILED naming the service that is not there */
  resolve(needs: ServiceNeeds): Record<string, unknown> {
    return Object.fromEntries(Object.entries(needs).map(([name, ref]) => [name, this.#resolve(ref)]));
  }

  dispose(): Promise<void> {
    return this.#container.dispose();
  }

  #resolve(ref: ServiceRef<unknown>): unknown {
    if (!this.#container.hasRegistration(ref.id)) this.#registerProvided(ref);
    return this.#container.resolve(ref.id, { allowUnregistered: ref.optional });
  }

  #registerProvided(ref: ServiceRef<unknown>): void {
    const { services, found } = this.#options;
    const provided = services.find(ref.id);
    const { id } = found.manifest;
    if (!provided) {
      if (ref.optional) return void this.#missed.add(ref.id);
      throw pluginFailure(id, `needs the service "${ref.id}", which nobody provides`);
    }
    // Otherwise the provider could be stopped, or not be started yet, without anybody noticing.
    if (!requirementsOf(found.manifest).some((need) => need.id === provided.owner)) {
      throw pluginFailure(id, `needs the service "${ref.id}" but its manifest does not require the plugin "${provided.owner}"`);
    }
    this.#providers.add(provided.owner);
    this.#container.register(ref.id, asValue(provided.service));
  }
}
