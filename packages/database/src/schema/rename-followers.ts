import type { RenameListener, SchemaRenamed } from '@mortise/plugin-api/server';
import { type Disposable, disposable } from '@mortise/shared';

/** The plugins that run and keep names of collections and fields in rows of their own. */
export class RenameFollowers {
  readonly #listeners = new Map<string, RenameListener>();

  /** Ids of the plugins. */
  get plugins(): readonly string[] {
    return [...this.#listeners.keys()];
  }

  /** A plugin has one listener: how far it has followed is remembered by its id. */
  add(plugin: string, listener: RenameListener): Disposable {
    if (this.#listeners.has(plugin)) throw new Error(`Plugin ${plugin} listens to renames already`);
    this.#listeners.set(plugin, listener);
    return disposable(() => void this.#listeners.delete(plugin));
  }

  /** One after the other, within the transaction of the change; an error ends it. */
  async tell(renamed: SchemaRenamed): Promise<void> {
    for (const listener of this.#listeners.values()) await listener(renamed);
  }
}
