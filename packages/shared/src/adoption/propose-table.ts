import type { AdoptedTable, ChosenField } from './adopted-table';
import { legalName } from './legal-names';
import type { TableDescription } from './table-description';

/** A table as a collection with nothing chosen yet. `taken`: names of collections in lower case; gets the new one. */
export function proposeTable(table: TableDescription, taken: Set<string>): AdoptedTable {
  return { table: table.name, name: legalName(table.name, taken), fields: nameFields(table, []), display: {} };
}

/** The fields there are, and one for each column that has none yet. Those whose column is gone keep their name for the day it comes back. */
export function nameFields(table: TableDescription, known: readonly ChosenField[]): readonly ChosenField[] {
  const taken = new Set(known.map(({ name }) => name.toLowerCase()));
  const columns = new Set(known.map(({ column }) => column));
  const added = table.columns.filter(({ name, fit }) => fit !== undefined && !columns.has(name));
  return [...known, ...added.map(({ name }) => ({ column: name, name: legalName(name, taken) }))];
}
