import { type BoundFilter, type Collection, type FilterNode, bindSystemFilter, isAppError } from '@mortise/shared';

/** Finds a collection as it is now. */
export type FindCollection = (name: string, dataSource: string) => Collection | undefined;

/** Binds the row filters of one decision and remembers which collections they walk to. */
export class ScopeBinder {
  readonly #find: FindCollection;
  readonly #targets = new Set<Collection>();

  constructor(find: FindCollection) {
    this.#find = find;
  }

  /** What the decision depends on besides the collection it is about. */
  get targets(): readonly Collection[] {
    return [...this.#targets];
  }

  /** Undefined when the filter cannot be bound: one that does not fit allows no row. */
  tryBind(filter: FilterNode, collection: Collection | undefined): BoundFilter | undefined {
    if (!collection) return undefined;
    try {
      const bound = bindSystemFilter(filter, collection, (name) => this.#find(name, collection.dataSource));
      for (const target of bound.targets) this.#targets.add(target);
      return bound.filter;
    } catch (error) {
      if (isAppError(error)) return undefined;
      throw error;
    }
  }
}
