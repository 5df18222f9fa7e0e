import type { Collection, Transaction } from '@mortise/shared';

/** Table changes inside one transaction together with the rows that describe them. */
export interface SchemaEdit {
  readonly transaction: Transaction;
  /** The collection as this edit sees it. */
  find(name: string): Collection | undefined;
  /** Creates the table, or adds, drops and alters columns until it matches. */
  put(collection: Collection): Promise<void>;
  /** Drops the table; relations of others to it become dormant. */
  drop(name: string): Promise<void>;
}

/** A stored collection whose table did not match its description at start, and what was done. */
export interface SchemaRepair {
  readonly collection: string;
  readonly change: string;
}

export interface SchemaEditorPort {
  /**
   * Runs one change under the schema lock: `work` writes metadata with `edit.transaction` and changes tables with `edit`;
   * all of it commits or nothing does. The new snapshot is visible when the promise resolves.
   */
  change<T>(work: (edit: SchemaEdit) => Promise<T>): Promise<T>;
  /**
   * Publishes the stored user collections at plugin start and makes their tables match (additively). Undone by forgetting them.
   */
  load(collections: readonly Collection[]): Promise<readonly SchemaRepair[]>;
}
