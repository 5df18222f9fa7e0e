import type { Collection, Field, RelationField } from '../collections/collection';
import { DEFAULT_MAX_PAGE_SIZE } from '../collections/normalize-collection';
import { pick } from '../collections/pick';
import { adoptedColumn } from './adopted-column';
import { adoptedRelations } from './adopted-relations';
import type { AdoptedTable } from './adopted-table';
import { findKey } from './find-key';
import type { TableDescription } from './table-description';
import type { TableDraft } from './table-draft';

/** What stands between a table and its collection. */
export type AdoptionFault =
  | { readonly table: string; readonly fault: 'tableMissing' | 'keyMissing' }
  | { readonly table: string; readonly fault: 'tableBroken'; readonly reason: string }
  /** The collection is there without these columns. */
  | { readonly table: string; readonly fault: 'columnsMissing'; readonly columns: readonly string[] };

export interface AdoptedCollections {
  readonly collections: readonly Collection[];
  readonly faults: readonly AdoptionFault[];
}

/**
 * Collections over tables as they are now, with relations wherever a foreign key leads from one to another. A table that cannot be one is
 * left out and named among the faults.
 */
export function adoptTables(
  chosen: readonly AdoptedTable[],
  described: ReadonlyMap<string, TableDescription>,
  dataSource: string,
): AdoptedCollections {
  const faults: AdoptionFault[] = [];
  const drafts = chosen.flatMap((table) => draftOf(table, described.get(table.table), faults));
  const relations = adoptedRelations(drafts);
  const collections = drafts.map((draft) => collectionOf(draft, relations.get(draft) ?? [], dataSource));
  return { collections, faults };
}

function draftOf(chosen: AdoptedTable, table: TableDescription | undefined, faults: AdoptionFault[]): TableDraft[] {
  const refused = (fault: AdoptionFault): TableDraft[] => {
    faults.push(fault);
    return [];
  };
  if (!table) return refused({ table: chosen.table, fault: 'tableMissing' });
  if (table.fault !== undefined) return refused({ table: table.name, fault: 'tableBroken', reason: table.fault });
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const missing = chosen.fields.filter(({ column }) => byName.get(column)?.fit === undefined).map(({ column }) => column);
  const key = findKey(table, chosen);
  if (!key) return refused({ table: table.name, fault: 'keyMissing' });
  if (missing.length > 0) faults.push({ table: table.name, fault: 'columnsMissing', columns: missing });
  const columns = chosen.fields.flatMap(({ column, name }) => {
    const description = byName.get(column);
    const display = Object.hasOwn(chosen.display, name) ? chosen.display[name] : undefined;
    const field = description && adoptedColumn({ name, description, table, key, display: display ?? {} });
    return field ? [[column, field] as const] : [];
  });
  return [{ chosen, table, key, columns: new Map(columns) }];
}

function collectionOf({ chosen, table, key, columns }: TableDraft, relations: readonly RelationField[], dataSource: string): Collection {
  const namesOf = (names: readonly string[]): string[] => names.map((name) => columns.get(name)?.name ?? name);
  const named = [...table.uniques, ...table.foreignKeys].map((constraint) => [constraint.name, namesOf(constraint.columns)] as const);
  const fields: Field[] = [...columns.values(), ...relations];
  const primaryKey = columns.get(key.column);
  if (!primaryKey) throw new Error(`The key of ${table.name} is none of its fields`);
  return Object.freeze({
    dataSource,
    name: chosen.name,
    tableName: table.name,
    adopted: Object.freeze({ kind: table.kind, isWritable: table.kind === 'table' && key.isUnique, constraints: new Map(named) }),
    ...pick(chosen, 'title', 'description'),
    primaryKey,
    fields: new Map(fields.map((field) => [field.name, Object.freeze(field)])),
    columns: [...columns.values()],
    uniqueTogether: table.uniques.filter((unique) => unique.columns.length > 1).map((unique) => namesOf(unique.columns)),
    maxPageSize: DEFAULT_MAX_PAGE_SIZE,
  });
}
