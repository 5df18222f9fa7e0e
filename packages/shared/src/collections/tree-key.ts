import type { Collection } from './collection';
import type { ColumnField } from './column-field';

/** Option of collections whose records form a tree. */
export const ADJACENCY_LIST = 'adjacencyList';

/** The column in which the records of a tree hold the key of the record above; undefined for collections that are no tree. */
export function treeKeyOf(collection: Collection): ColumnField | undefined {
  if (collection.options?.['tree'] !== ADJACENCY_LIST) return undefined;
  for (const field of collection.fields.values()) {
    if (field.kind !== 'relation' || field.type !== 'belongsTo' || field.target !== collection.name) continue;
    const column = collection.fields.get(field.foreignKey);
    if ((field.name === 'parent' || field.options?.['treeParent'] === true) && column?.kind === 'column') return column;
  }
  return undefined;
}
