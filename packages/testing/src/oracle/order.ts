import { type View, rawAt } from './matches';
import { type Comparable, comparable, compare } from './values';
import { type Collection, type Column, type Row, collectionOf, columnOf, relationOf } from './world';

/** Rows by the terms of `sort` (`a`, `-a`, `-author.name`), then by their key; rows without a value come last either way. */
export function sortRows(view: View, collection: Collection, { rows, sort }: { rows: readonly Row[]; sort: readonly string[] }): Row[] {
  const terms = [...sort, collection.key].map((term) => ({ path: term.replace(/^-/, '').split('.'), down: term.startsWith('-') }));
  const keyed = rows.map((row) => ({ row, values: terms.map(({ path }) => valueAt(view, collection, { row, path })) }));
  const difference = (a: (typeof keyed)[number], b: (typeof keyed)[number]): number => {
    for (const [place, { down }] of terms.entries()) {
      const found = compareLast(a.values[place], b.values[place], down);
      if (found !== 0) return found;
    }
    return 0;
  };
  return keyed.toSorted(difference).map(({ row }) => row);
}

function compareLast(a: Comparable | undefined, b: Comparable | undefined, down: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return down ? -compare(a, b) : compare(a, b);
}

/** What is at the end of a path through relations to one row; undefined when it is NULL or no visible row is on the way. */
function valueAt(view: View, collection: Collection, { row, path }: { row: Row; path: readonly string[] }): Comparable | undefined {
  const column = columnAt(view, collection, path);
  return column && comparable(column, rawAt(view, collection, { row, path }));
}

function columnAt(view: View, collection: Collection, [name = '', ...rest]: readonly string[]): Column | undefined {
  const relation = relationOf(collection, name);
  return rest.length === 0 ? columnOf(collection, name) : relation && columnAt(view, collectionOf(view.world, relation.target), rest);
}
