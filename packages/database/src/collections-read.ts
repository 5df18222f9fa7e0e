import { type Collection, type ReadPlan, eachRelated } from '@mortise/shared';

/** Names of the collections that decide which rows match: the plan's own, those its conditions walk to, and what views among them read. */
export function collectionsRead({ collection, where }: Pick<ReadPlan, 'collection' | 'where'>): readonly string[] {
  const names = new Set<string>();
  const add = ({ name, view }: Collection): void => [name, ...(view?.reads ?? [])].forEach((read) => void names.add(read));
  add(collection);
  for (const filter of where) {
    eachRelated(filter, ({ relation, target }) => {
      add(target);
      if (relation.through) names.add(relation.through.name);
    });
  }
  return [...names];
}
