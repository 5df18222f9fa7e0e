/** A table or view that is no collection yet: a row of `dataSources:readTables`. */
export interface FreeTable {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'materializedView';
  readonly primaryKey: readonly string[];
  /** Null where the database keeps no statistics. */
  readonly estimatedRows: number | null;
  readonly columns: readonly FreeColumn[];
  /** Columns whose values cannot be shown. */
  readonly leftOut: readonly { readonly name: string; readonly sqlType: string }[];
  /** Why it cannot be read, in the database's words. */
  readonly fault?: string;
  /** What it would become if all of them were adopted; null where nothing finds one of its records, or it is broken. */
  readonly collection: Proposal | null;
}

export interface FreeColumn {
  readonly name: string;
  readonly sqlType: string;
  readonly type: string;
  readonly readOnly: boolean;
}

export interface Proposal {
  readonly name: string;
  readonly key: string;
  readonly writable: boolean;
  readonly fields: readonly ProposedField[];
}

export interface ProposedField {
  readonly name: string;
  readonly type: string;
  /** Of the table; relations have none. */
  readonly column?: string;
  readonly readOnly?: boolean;
  /** Collection a relation leads to. */
  readonly target?: string;
}

/** Types whose values cannot be told apart, or written into an address. */
const NO_KEYS = ['json', 'boolean', 'double'];

/** Columns that may find a record where the table itself names none. */
export function keyColumns({ columns }: FreeTable): readonly string[] {
  return columns.filter(({ type }) => !NO_KEYS.includes(type)).map(({ name }) => name);
}

/** By names of tables: the columns chosen to find records by. */
export type KeyChoices = Readonly<Record<string, string>>;

export function isAdoptable(table: FreeTable, keys: KeyChoices): boolean {
  return table.fault === undefined && (table.collection !== null || keys[table.name] !== undefined);
}

/** What the server is asked to make a collection of. */
export function wantedTable(table: FreeTable, keys: KeyChoices): string | { readonly table: string; readonly filterTargetKey: string } {
  const key = keys[table.name];
  return table.collection !== null || key === undefined ? table.name : { table: table.name, filterTargetKey: key };
}

/** The lists in parts of a size. */
export function inBatches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
