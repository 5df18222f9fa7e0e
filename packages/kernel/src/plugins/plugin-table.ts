import { AppError, type JsonObject } from '@mortise/shared';
import { type DependencyOrder, dependencyOrder } from './dependency-order';
import { type FoundPlugin, requirementsOf } from './found-plugin';
import type { PluginRun } from './plugin-run';
import type { PluginState, PluginStatus } from './plugin-status';

/** One plugin as the host keeps it. */
export interface PluginEntry {
  readonly id: string;
  readonly found: FoundPlugin;
  /** Ids it cannot run without. */
  readonly requires: readonly string[];
  enabled: boolean;
  state: PluginState;
  reason: string | undefined;
  /** Set from the beginning of setting up to the end of stopping. */
  run: PluginRun | undefined;
}

/** All plugins there are, and how they hang together. */
export class PluginTable {
  readonly #entries: ReadonlyMap<string, PluginEntry>;
  readonly #order: DependencyOrder;

  constructor(found: readonly FoundPlugin[]) {
    this.#order = dependencyOrder(found.map(({ manifest }) => ({ id: manifest.id, requires: requirementsOf(manifest) })));
    const sorted = found.toSorted((left, right) => (left.manifest.id < right.manifest.id ? -1 : 1));
    this.#entries = new Map(sorted.map((plugin) => [plugin.manifest.id, newEntry(plugin)]));
  }

  /** By id. */
  get all(): readonly PluginEntry[] {
    return [...this.#entries.values()];
  }

  /** Each after what it requires. Plugins that require each other in a circle, or such a plugin, come last. */
  get inOrder(): readonly PluginEntry[] {
    const ordered = new Set(this.#order.order);
    return [...this.#order.order.map((id) => this.get(id)), ...this.all.filter(({ id }) => !ordered.has(id))];
  }

  /** @throws AppError PLUGIN_NOT_FOUND */
  get(id: string): PluginEntry {
    const entry = this.#entries.get(id);
    if (!entry) throw new AppError('PLUGIN_NOT_FOUND', { plugin: id });
    return entry;
  }

  /** Why the plugin cannot be started now, as far as others are concerned; undefined when it can. */
  requirementFault(entry: PluginEntry): string | undefined {
    const circle = this.#order.circles.find((ids) => ids.includes(entry.id));
    if (circle) return `requires itself in a circle: ${circle.join(' → ')}`;
    const [first] = this.notRunning(entry);
    if (first === undefined) return undefined;
    const state = this.#entries.get(first);
    if (!state) return `requires "${first}", which is not installed`;
    return `requires "${first}", which is not running${state.reason === undefined ? '' : ` (${state.reason})`}`;
  }

  /** Ids the plugin requires and that do not run. */
  notRunning(entry: PluginEntry): readonly string[] {
    return entry.requires.filter((id) => this.#entries.get(id)?.run === undefined);
  }

  /** Running plugins that require this one. */
  runningDependents({ id }: PluginEntry): readonly PluginEntry[] {
    return this.all.filter(({ requires, run }) => run && requires.includes(id));
  }

  /** Running plugins that hold a service of this one although they can do without. */
  runningHolders({ id }: PluginEntry): readonly PluginEntry[] {
    return this.all.filter(({ requires, run }) => run?.providers.has(id) === true && !requires.includes(id));
  }

  status(entry: PluginEntry): PluginStatus {
    const { manifest, packageName, version, origin } = entry.found;
    return {
      id: entry.id,
      packageName,
      version,
      title: manifest.title,
      description: manifest.description,
      preset: manifest.preset ?? 'off',
      origin,
      enabled: entry.enabled,
      state: entry.state,
      reason: entry.reason,
      requires: entry.requires,
      dependents: this.#order.dependentsOf(entry.id),
      permissions: manifest.permissions ?? [],
      settings: manifest.settings as JsonObject | undefined,
      hasClient: manifest.entries.client !== undefined,
      ledger: entry.run?.entries ?? [],
    };
  }
}

function newEntry(found: FoundPlugin): PluginEntry {
  const requires = requirementsOf(found.manifest)
    .filter((need) => !need.optional)
    .map((need) => need.id);
  return { id: found.manifest.id, found, requires, enabled: false, state: 'found', reason: undefined, run: undefined };
}
