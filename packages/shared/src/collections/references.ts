import type { Collection } from './collection';
import type { ColumnReference } from './relation-definition';

/** A column of a collection that the database keeps true: what it holds is a key of the target. */
export interface Reference extends ColumnReference {
  readonly column: string;
}

/** Collections never change, and each schema change asks all of them. */
const known = new WeakMap<Collection, readonly Reference[]>();

/** The references of a collection, one per column: a belongsTo decides before what other collections need. */
export function referencesOf(collection: Collection): readonly Reference[] {
  const references = known.get(collection) ?? findReferences(collection);
  known.set(collection, references);
  return references;
}

function findReferences(collection: Collection): readonly Reference[] {
  const references = new Map<string, Reference>();
  for (const { name, references: needed } of collection.columns) if (needed) references.set(name, { column: name, ...needed });
  for (const field of collection.fields.values()) {
    if (field.kind !== 'relation' || !field.constraint) continue;
    references.set(field.foreignKey, { column: field.foreignKey, target: field.target, onDelete: field.onDelete });
  }
  return [...references.values()];
}
