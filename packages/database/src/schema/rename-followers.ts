import type { RenameListener, SchemaRenamed } from '@mortise/plugin-api/server';
import { type Disposable, disposable } from '@mortise/shared';

/** Those who keep names of collections and fields in rows of their own. */
export class RenameFollowers {
  readonly #listeners = new Set<RenameListener>();

  add(listener: RenameListener): Disposable {
    this.#listeners.add(listener);
    return disposable(() => void this.#listeners.delete(listener));
  }

  /** One after the other, within the transaction of the change; an error ends it. */
  async tell(renamed: SchemaRenamed): Promise<void> {
    for (const listener of this.#listeners) await listener(renamed);
  }
}
