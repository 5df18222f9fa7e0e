import type { TableDescription } from '@mortise/shared';
import type { Run } from '../connection/driver';

/**
 * Describes the tables and views of a database (PostgreSQL: of the schema in use), at most `most` of them, in order of their names.
 * A handful of statements, however many tables there are; reads the catalogue only. Tables of Mortise itself are left out.
 */
export type TableReader = (run: Run, wanted: WantedTables) => Promise<readonly TableDescription[]>;

export interface WantedTables {
  /** All when left out. */
  readonly names?: readonly string[];
  readonly most: number;
}

/** Rows by the table they are about. */
export function byTable<R extends { readonly table: string }>(rows: readonly R[]): (table: string) => readonly R[] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.table);
    if (group) group.push(row);
    else groups.set(row.table, [row]);
  }
  return (table) => groups.get(table) ?? [];
}
