import type { Collection, RelationField } from '../collections/collection';
import { AppError } from '../errors/app-error';
import { type BindOptions, bindFilter } from './bind-filter';
import { type BoundFilter, eachRelated } from './bound-filter';
import type { FilterNode } from './filter';

type FindCollection = (name: string) => Collection | undefined;

/** A filter bound with the system's rights, and what it depends on besides its own collection. */
export interface SystemFilter {
  readonly filter: BoundFilter;
  /** The collections its relations lead to: when one of them is another object, the filter has to be bound anew. */
  readonly targets: readonly Collection[];
}

/**
 * Binds a filter without anybody's limits.
 * @throws AppError FIELD_UNKNOWN, COLLECTION_NOT_FOUND (the target of a dormant relation), QUERY_…
 */
export function bindSystemFilter(filter: FilterNode, collection: Collection, find: FindCollection): SystemFilter {
  const bound = bindFilter(filter, collection, systemRights(find));
  const targets = new Set<Collection>();
  eachRelated(bound, ({ target }) => targets.add(target));
  return { filter: bound, targets: [...targets] };
}

/** Every relation leads to all rows of its target. */
export function systemRights(find: FindCollection): BindOptions {
  return {
    related: ({ target: name }: RelationField) => {
      const target = find(name);
      if (!target) throw new AppError('COLLECTION_NOT_FOUND', { collection: name });
      return { target, where: [] };
    },
  };
}
