import { type View, relatedRows } from './matches';
import { sortRows } from './order';
import {
  type Collection,
  type Json,
  type JsonMap,
  type ListRequest,
  type Row,
  collectionOf,
  grantOf,
  isToOne,
  mayUse,
  relationOf,
} from './world';

/** What a row shows: the columns asked for that the caller may see, and related rows with all columns that may be seen of them. */
export function presentRow(view: View, collection: Collection, { row, request }: { row: Row; request: ListRequest }): JsonMap {
  const { fields, except = [], appends = [] } = request;
  const wanted = (name: string): boolean => (fields === undefined || fields.includes(name)) && !except.includes(name);
  const relations = [...(fields ?? []).filter((name) => relationOf(collection, name) !== undefined), ...appends];
  const columns = Object.entries(visibleColumns(view, collection, row)).filter(([name]) => wanted(name));
  return { ...Object.fromEntries(columns), ...presentRelations(view, collection, { row, paths: relations }) };
}

function visibleColumns({ caller }: View, collection: Collection, row: Row): JsonMap {
  const grant = caller === undefined ? {} : grantOf(caller, collection.name);
  const shown = collection.columns.filter(({ name }) => grant !== undefined && mayUse(grant, collection, name));
  return Object.fromEntries(shown.map(({ name }) => [name, row[name] ?? null]));
}

function presentRelations(view: View, collection: Collection, { row, paths }: { row: Row; paths: readonly string[] }): JsonMap {
  const entries = headsOf(paths).map(({ head, below }): [string, Json] => {
    const relation = relationOf(collection, head);
    if (relation === undefined) throw new Error(`${collection.name} has no relation ${head}`);
    const target = collectionOf(view.world, relation.target);
    const related = sortRows(view, target, { rows: relatedRows(view, collection, { row, relation }), sort: [] }).map((one) => ({
      ...visibleColumns(view, target, one),
      ...presentRelations(view, target, { row: one, paths: below }),
    }));
    return [head, isToOne(relation) ? (related[0] ?? null) : related];
  });
  return Object.fromEntries(entries);
}

/** `a`, `a.b`, `c` as `a` with `b` below it, and `c`. */
export function headsOf(paths: readonly string[]): readonly { readonly head: string; readonly below: readonly string[] }[] {
  const heads = [...new Set(paths.map((path) => path.split('.')[0] ?? ''))];
  return heads.map((head) => ({
    head,
    below: paths.filter((path) => path.startsWith(`${head}.`)).map((path) => path.slice(head.length + 1)),
  }));
}
