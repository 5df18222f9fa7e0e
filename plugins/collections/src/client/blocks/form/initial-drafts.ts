import type { JsonValue } from '@mortise/shared';
import { variableIn } from '../../data/filter/filter-variables';
import { type Drafts, defaultDrafts } from '../../data/record/record-values';
import { toDraft } from '../../data/values/draft';
import type { ShownItem } from '../settings/field-items';

/** What a new record begins with: what the form says, else the fields' own defaults. Variables that stand for nothing count as nothing. */
export function initialDrafts(items: readonly ShownItem[], valueOf: (name: string) => JsonValue | undefined): Drafts {
  const own = items.flatMap(({ item: { initial }, field }) => {
    const name = variableIn(initial);
    if (initial === '') return [];
    return [[field.name, name === undefined ? initial : toDraft(field, valueOf(name))] as const];
  });
  return { ...defaultDrafts(items.map(({ field }) => field)), ...Object.fromEntries(own) };
}
