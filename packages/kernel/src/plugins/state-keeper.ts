import type { Log } from '@mortise/plugin-api/server';
import type { PluginEntry, PluginTable } from './plugin-table';
import type { PluginStateRow, PluginStateStore } from './plugin-status';

/** Carries the plugins' states between memory and the store, writing only what changed. */
export class StateKeeper {
  readonly #store: PluginStateStore;
  readonly #table: PluginTable;
  readonly #saved = new Map<string, PluginStateRow>();
  #loaded = false;

  constructor(store: PluginStateStore, table: PluginTable) {
    this.#store = store;
    this.#table = table;
  }

  /**
   * Tells every plugin, once, whether it is meant to run. A plugin without a row is new: a bundled one follows its preset,
   * one that was put into the storage directory waits to be enabled.
   */
  async load(): Promise<void> {
    if (this.#loaded) return;
    for (const row of await this.#store.list()) this.#saved.set(row.id, row);
    for (const entry of this.#table.all) {
      const { manifest, origin } = entry.found;
      const preset = manifest.preset ?? 'off';
      entry.enabled = this.#saved.get(entry.id)?.enabled ?? (preset !== 'off' && origin === 'bundled');
    }
    this.#loaded = true;
  }

  /** Ids as they are stored now, with whether they are meant to run. Changes nothing in memory but what is known to be stored. */
  async reread(): Promise<ReadonlyMap<string, boolean>> {
    for (const row of await this.#store.list()) this.#saved.set(row.id, row);
    return new Map([...this.#saved.values()].map(({ id, enabled }) => [id, enabled]));
  }

  async save({ id, enabled, state, reason, found }: PluginEntry): Promise<void> {
    const row: PluginStateRow = { id, enabled, state, reason: reason ?? null, version: found.version };
    if (isSame(row, this.#saved.get(id))) return;
    await this.#store.save(row);
    this.#saved.set(id, row);
  }

  /** For states that are not worth failing for: they are found again by trying. */
  async trySave(entry: PluginEntry, log: Log): Promise<void> {
    try {
      await this.save(entry);
    } catch (error) {
      log.error('A plugin state was not saved', { plugin: entry.id, error });
    }
  }
}

function isSame(row: PluginStateRow, other: PluginStateRow | undefined): boolean {
  return row.enabled === other?.enabled && row.state === other.state && row.reason === other.reason && row.version === other.version;
}
