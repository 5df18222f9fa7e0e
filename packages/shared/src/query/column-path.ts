import type { Collection } from '../collections/collection';
import type { ColumnField } from '../collections/column-field';
import { isToOne } from '../collections/relation-definition';
import { AppError } from '../errors/app-error';
import { type BindOptions, findColumn } from './bind-filter';
import type { RelationStep } from './bound-filter';

/** A column of a collection itself, or of a row that relations with at most one row lead to; a row outside a step's `where` is not there. */
export interface ColumnPath {
  readonly path: readonly RelationStep[];
  readonly field: ColumnField;
}

type Place = BindOptions & { readonly collection: Collection };

/**
 * Finds the column that `owner.name` means. `toMany` makes the error for a relation that may lead to several rows.
 * @throws AppError FIELD_UNKNOWN, and whatever `guard`, `related` and `toMany` throw
 */
export function readColumnPath(
  names: readonly string[],
  collection: Collection,
  { toMany, ...options }: BindOptions & { readonly toMany: (name: string) => AppError },
): ColumnPath {
  const path: RelationStep[] = [];
  let place: Place = { ...options, collection };
  for (const name of names.slice(0, -1)) {
    const step = stepAlong(name, place, { full: names.join('.'), toMany });
    path.push(step.step);
    place = step.next;
  }
  const field = findColumn(place.collection, names.slice(-1));
  place.guard?.(field);
  return { path, field };
}

function stepAlong(
  name: string,
  { collection, guard, related }: Place,
  { full, toMany }: { readonly full: string; readonly toMany: (name: string) => AppError },
): { step: RelationStep; next: Place } {
  const relation = collection.fields.get(name);
  if (relation?.kind !== 'relation' || !related) throw new AppError('FIELD_UNKNOWN', { field: full, collection: collection.name });
  guard?.(relation);
  if (!isToOne(relation)) throw toMany(name);
  const rows = related(relation);
  return {
    step: { parent: collection, relation, target: rows.target, where: rows.where },
    next: { collection: rows.target, related, ...(rows.guard ? { guard: rows.guard } : {}) },
  };
}
