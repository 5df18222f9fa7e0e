import { type ReadPlan, eachRelated } from '@mortise/shared';

/** Names of the collections that decide which rows match: the plan's own, and those its conditions walk to. */
export function collectionsRead({ collection, where }: Pick<ReadPlan, 'collection' | 'where'>): readonly string[] {
  const names = new Set([collection.name]);
  for (const filter of where) {
    eachRelated(filter, ({ relation, target }) => {
      names.add(target.name);
      if (relation.through) names.add(relation.through.name);
    });
  }
  return [...names];
}
