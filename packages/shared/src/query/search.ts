import type { Collection } from '../collections/collection';
import type { ColumnField } from '../collections/column-field';
import { bindTextPart } from './bind-text';
import type { BoundFilter } from './bound-filter';
import { isTextual } from './operators';

/** Words to be looked for, whatever column of text they stand in. */
export type SearchNode =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly node: SearchNode }
  | { readonly kind: 'words'; readonly text: string };

/**
 * The rows a search finds: those where one of the columns of text that `mayUse` admits holds the words, without regard to ASCII case. Other
 * columns are not looked at, so nobody learns from a search what they may not read.
 */
export function bindSearch(node: SearchNode, collection: Collection, mayUse: (field: ColumnField) => boolean): BoundFilter {
  const columns = collection.columns.filter((field) => isTextual(field.type) && !field.hidden && mayUse(field));
  const bind = (one: SearchNode): BoundFilter => {
    if (one.kind === 'not') return { kind: 'not', node: bind(one.node) };
    if (one.kind !== 'words') return { kind: one.kind, nodes: one.nodes.map(bind) };
    return { kind: 'or', nodes: columns.map((field) => bindTextPart(field, '$includes', one.text)) };
  };
  return bind(node);
}
