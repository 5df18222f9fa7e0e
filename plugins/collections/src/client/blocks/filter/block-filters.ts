import type { JsonObject } from '@mortise/shared';
import { type FilterCondition, newCondition, newGroup } from '../../data/filter/filter-tree';
import { isComplete } from '../../data/filter/read-filter';
import { writeFilter } from '../../data/filter/write-filter';
import type { DataCollection } from '../../data/model/data-collection';
import type { DraftFault } from '../../data/values/draft';
import type { AskOperator, FilterTarget } from './filter-settings';

/** What stands in a filter form for one of its questions. */
export interface Answered {
  /** Tells it apart from the others. */
  readonly id: string;
  readonly operator: AskOperator;
  /** As typed; two for what asks from one value to another. */
  readonly drafts: readonly string[];
  /** Each with the collection its block is about. */
  readonly targets: readonly (FilterTarget & { readonly collection: DataCollection })[];
}

export interface BlockFilters {
  /** By the key of the block. */
  readonly filters: Readonly<Record<string, JsonObject>>;
  /** What is no value, by the id of its question. */
  readonly faults: Readonly<Record<string, DraftFault>>;
}

/** What a filter form asks of each block; questions without an answer ask nothing. */
export function blockFilters(answers: readonly Answered[]): BlockFilters {
  const conditions = new Map<string, JsonObject[]>();
  const faults: Record<string, DraftFault> = {};
  for (const { id, operator, drafts, targets } of answers) {
    for (const { block, field, collection } of targets) {
      const asked = conditionsFor(field, operator, drafts).filter(isComplete);
      const written = writeFilter(collection, newGroup(asked));
      if ('faults' in written) faults[id] = Object.values(written.faults)[0] ?? 'required';
      else if (written.filter !== undefined) conditions.set(block, [...(conditions.get(block) ?? []), written.filter]);
    }
  }
  return { filters: Object.fromEntries([...conditions].map(([block, all]) => [block, { $and: all }])), faults };
}

function conditionsFor(field: string, operator: AskOperator, drafts: readonly string[]): readonly FilterCondition[] {
  if (operator !== 'between') return [{ ...newCondition(field, operator), drafts }];
  const [from = '', to = ''] = drafts;
  return [
    { ...newCondition(field, '$gte'), drafts: [from] },
    { ...newCondition(field, '$lte'), drafts: [to] },
  ];
}
