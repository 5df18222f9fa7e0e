import type { Allowed } from '@mortise/plugin-api/server';
import type { Collection, RelationField, SelectNode, ShownFields } from '@mortise/shared';
import { LRUCache } from 'lru-cache';
import type { DecideRelated, RelatedAccess } from './related-access';

/** Select lists kept for one decision; shapes come from callers, so there must be an end. */
const REMEMBERED = 50;

interface Remembered {
  readonly collection: Collection;
  readonly select: readonly SelectNode[];
  /** What was learnt of each relation on the way, in order. */
  readonly answers: readonly { readonly relation: Pick<RelationField, 'target'>; readonly access: RelatedAccess }[];
}

interface Question {
  readonly collection: Collection;
  readonly decision: Allowed;
  readonly shown: ShownFields;
  readonly decideRelated: DecideRelated;
}

const known = new WeakMap<Allowed, LRUCache<string, Remembered>>();

/** Gives the list that was made for the same question before, if the caller may still see just the same; otherwise has it made. */
export async function rememberedSelect(
  { collection, decision, shown, decideRelated }: Question,
  make: (decideRelated: DecideRelated) => Promise<readonly SelectNode[]>,
): Promise<readonly SelectNode[]> {
  const lists = known.get(decision) ?? new LRUCache<string, Remembered>({ max: REMEMBERED });
  known.set(decision, lists);
  const key = JSON.stringify([collection.name, shown]);
  const before = lists.get(key);
  if (before?.collection === collection && (await answersHold(before, decideRelated))) return before.select;
  const answers: { relation: Pick<RelationField, 'target'>; access: RelatedAccess }[] = [];
  const select = await make(async (relation) => {
    const access = await decideRelated(relation);
    answers.push({ relation, access });
    return access;
  });
  lists.set(key, { collection, select, answers });
  return select;
}

async function answersHold({ answers }: Remembered, decideRelated: DecideRelated): Promise<boolean> {
  for (const { relation, access } of answers) {
    const now = await decideRelated(relation);
    const same = now.target === access.target && now.decision === access.decision && now.scope.length === access.scope.length;
    if (!same || now.scope.some((condition, index) => condition !== access.scope[index])) return false;
  }
  return true;
}
