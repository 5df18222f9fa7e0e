import { type Disposable, disposable } from '@mortise/shared';

export interface ListEntry<T> {
  readonly id: string;
  readonly order: number;
  readonly value: T;
}

/** What `add` takes; `order` defaults to 0, lower comes first. */
export interface NewListEntry<T> {
  readonly id: string;
  readonly order?: number;
  readonly value: T;
}

/**
 * Named entries in a stable order (by `order`, then by id, so that it does not depend on who was switched on last).
 * Readers take `snapshot`, an immutable array that is swapped on every change: whoever iterates is never disturbed.
 * Adding an id again replaces the entry; when the newer one is taken back, the older one shows again.
 */
export class SnapshotList<T> {
  #added: readonly ListEntry<T>[] = [];
  #snapshot: readonly ListEntry<T>[] = Object.freeze([]);

  get snapshot(): readonly ListEntry<T>[] {
    return this.#snapshot;
  }

  find(id: string): T | undefined {
    return this.#snapshot.find((entry) => entry.id === id)?.value;
  }

  add({ id, order = 0, value }: NewListEntry<T>): Disposable {
    const entry: ListEntry<T> = Object.freeze({ id, order, value });
    this.#replace([...this.#added, entry]);
    return disposable(() => this.#replace(this.#added.filter((other) => other !== entry)));
  }

  #replace(added: readonly ListEntry<T>[]): void {
    this.#added = added;
    const newest = new Map(added.map((entry) => [entry.id, entry]));
    this.#snapshot = Object.freeze([...newest.values()].toSorted(compareEntries));
  }
}

function compareEntries(left: ListEntry<unknown>, right: ListEntry<unknown>): number {
  if (left.order !== right.order) return left.order - right.order;
  return left.id < right.id ? -1 : 1;
}
