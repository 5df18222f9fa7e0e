import type { Collection } from '@mortise/shared';
import type { JoinedChange } from './pending-records';

type Schemas = ReadonlyMap<string, ReadonlyMap<string, Collection>>;

/**
 * The views behind which records have changed, each once, also those that read them by way of another view. Which of their own records look
 * different now nobody has worked out, so no keys are known.
 */
export function changedViews(changes: readonly JoinedChange[], schemas: Schemas): readonly JoinedChange[] {
  return [...schemas].flatMap(([dataSource, collections]) => {
    const own = changes.filter(({ collection }) => collection.dataSource === dataSource);
    const changed = new Set(own.map(({ collection }) => collection.name));
    if (changed.size === 0) return [];
    const views = [...collections.values()].filter(({ view }) => view?.reads.some((name) => changed.has(name)));
    return views.map((view) => ({ resource: view.name, collection: view, action: 'update', keys: undefined }) as const);
  });
}
