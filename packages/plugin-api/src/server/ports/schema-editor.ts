import type { Collection, CollectionView, ColumnType, JsonObject, JsonValue, SchemaRename, Transaction, ViewQuery } from '@mortise/shared';
import type { SchemaDependent, SchemaMention } from './collections';

/** Table changes inside one transaction together with the rows that describe them. */
export interface SchemaEdit {
  readonly transaction: Transaction;
  /** How often users' collections had been changed on this database before, by any process. */
  readonly version: number;
  /** All collections as this edit sees them. */
  readonly collections: ReadonlyMap<string, Collection>;
  /** The collection as this edit sees it. */
  find(name: string): Collection | undefined;
  /** Creates the table, or adds, drops, alters and converts columns until it matches. */
  put(collection: Collection): Promise<void>;
  /**
   * Renames a table or column over the same rows, and tells `core.collections.onRename`. `changed`: the collections as they are then, the
   * renamed one and all whose relations name it.
   */
  rename(change: SchemaRename, changed: readonly Collection[]): Promise<void>;
  /** The query of a view as this database reads it, for the collection that shows it. */
  compileView(query: ViewQuery, definition: JsonObject): CollectionView;
  /** Drops the table; relations of others to it become dormant. */
  drop(name: string): Promise<void>;
}

/** A stored collection whose table did not match its description at start, and what was done. */
export interface SchemaRepair {
  readonly collection: string;
  readonly change: string;
}

/** What a change has done to rows so far. */
export interface SchemaProgress {
  /** Rows rewritten, of as many as are known to be. */
  readonly done: number;
  readonly total: number;
  /** Rows that lost a value which did not fit. */
  readonly setNull: number;
}

export interface SchemaChangeOptions {
  /** What becomes of values that do not fit: the change is refused (default), or they go where a column may be empty. */
  readonly onFailure?: 'refuse' | 'setNull';
  readonly onProgress?: (progress: SchemaProgress) => void;
  /** Asked every few thousand rows; what it throws ends the change and undoes it. */
  readonly goOn?: () => void;
}

/** One step of a change that was planned and not carried out. */
export interface SchemaPlanStep {
  readonly kind:
    | 'createTable'
    | 'dropTable'
    | 'addColumn'
    | 'fillColumn'
    | 'alterColumn'
    | 'convertColumn'
    | 'dropColumn'
    | 'renameColumn'
    | 'renameTable'
    | 'addIndex'
    | 'dropIndex'
    | 'addForeignKey'
    | 'dropForeignKey'
    | 'createView'
    | 'changeView'
    | 'dropView';
  readonly collection: string;
  readonly fields: readonly string[];
  /** SQL, in order; `…` stands for values. */
  readonly statements: readonly string[];
  readonly rewritesRows: number;
  /** Who waits meanwhile: nobody, whoever writes to the table, whoever uses it. */
  readonly lock: 'none' | 'writes' | 'all';
  /** Of a conversion; `cuts` says that values may lose parts (the hours of a day). */
  readonly conversion?: { readonly from: ColumnType; readonly to: ColumnType; readonly cuts: boolean };
}

/** Values, or the rows of a whole table where no field is named, that a change would lose. */
export interface SchemaLoss {
  readonly collection: string;
  readonly field?: string;
  readonly rows: number;
}

/** Rows that stand against a change. */
export interface SchemaFailure {
  readonly collection: string;
  readonly fields: readonly string[];
  readonly reason: 'notConvertible' | 'required' | 'duplicate' | 'tooLong' | 'dangling';
  readonly rows: number;
  /** The first ten by key. */
  readonly examples: readonly { readonly key: JsonValue; readonly value: JsonValue }[];
  /** Whether `onFailure: 'setNull'` helps. */
  readonly canSetNull: boolean;
}

/** What a change would do. */
export interface SchemaPlan {
  /** As `SchemaEdit.version`. */
  readonly version: number;
  /** False when counting took too long: numbers of rows are the least there are. */
  readonly complete: boolean;
  readonly steps: readonly SchemaPlanStep[];
  readonly losses: readonly SchemaLoss[];
  readonly failures: readonly SchemaFailure[];
  /** What names something the change renames or removes, and does not follow. */
  readonly dependents: readonly SchemaDependent[];
}

/** Collections made of what is stored. */
export interface StoredCollections {
  readonly collections: readonly Collection[];
  /** Names of those that could not be made, as they are without another collection. */
  readonly leftOut: readonly string[];
}

export interface SchemaEditorPort {
  /** What plugins keep that names any of these and would not follow. */
  dependentsOf(mentions: readonly SchemaMention[]): Promise<readonly SchemaDependent[]>;
  /** As `SchemaEdit.compileView`, outside of a change. */
  compileView(query: ViewQuery, definition: JsonObject): CollectionView;
  /**
   * Runs one change under the schema lock: `work` writes metadata with `edit.transaction` and changes tables with `edit`;
   * all of it commits or nothing does. The new snapshot is visible when the promise resolves. A change that lost against requests which use
   * its tables is rolled back and `work` runs again, so what it does outside of the transaction must bear that.
   */
  change<T>(work: (edit: SchemaEdit) => Promise<T>, options?: SchemaChangeOptions): Promise<T>;
  /**
   * Finds out what `work` would do to the tables. Nothing is written and nothing locked, so `edit.transaction` is not open; `put` and `drop`
   * show only in what `edit` knows afterwards.
   */
  plan(work: (edit: SchemaEdit) => Promise<unknown>): Promise<SchemaPlan>;
  /**
   * Publishes the stored user collections at plugin start and makes their tables match (additively). Undone by forgetting them.
   * `read` answers all of them; it is asked again when another process has changed some, and when a collection comes that may help those
   * it left out, or that views read.
   */
  load(read: () => Promise<StoredCollections>): Promise<readonly SchemaRepair[]>;
}
