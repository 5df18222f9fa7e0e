import type { Collection, TableDescription } from '@mortise/shared';

/** Where a database lives. SQLite needs `storage`, PostgreSQL `url` or the single parts. */
export interface DatabaseConfig {
  readonly dialect: 'sqlite' | 'postgres';
  /** Path of the SQLite file. */
  readonly storage?: string;
  readonly url?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly user?: string;
  readonly password?: string;
  /** PostgreSQL schema all tables live in. */
  readonly schema?: string;
  /** Encrypted connection to a server whose certificate is checked. */
  readonly ssl?: boolean;
  /** Most connections to PostgreSQL. */
  readonly poolMax: number;
}

/** What a database says of itself. */
export interface DatabaseFacts {
  readonly dialect: DatabaseConfig['dialect'];
  /** `16.4`, `3.46.1`. */
  readonly version: string;
}

/** A data source that is open. */
export interface DataSourceState {
  readonly key: string;
  readonly dialect: DatabaseConfig['dialect'];
  /** Whether its database answers now; one that does not is found again by itself as soon as it does. */
  readonly available: boolean;
}

export interface NewDataSource {
  /** A name as collections have. */
  readonly key: string;
  readonly config: DatabaseConfig;
}

/**
 * Databases beside `main`. They are somebody else's: opening one changes nothing in it, neither file, schema nor table. What goes wrong
 * while connecting is told as DATABASE_ADDRESS_UNREACHABLE, DATABASE_SIGN_IN_FAILED, DATABASE_MISSING or DATABASE_UNSUITABLE.
 */
export interface DataSourcesPort {
  /**
   * Connects and mounts a source that has no collections yet. In the place of one this plugin has opened before it takes over that one's
   * collections, and the requests under way end on the old connections. If connecting fails, everything stays as it was. Undone with the plugin.
   * @throws AppError NAME_INVALID, NAME_RESERVED, NAME_TAKEN, and the four above
   */
  open(source: NewDataSource): Promise<void>;
  /** Unmounts a source of this plugin: no new request finds it, those under way end on it, then its connections close. */
  close(key: string): void;
  /** Connects, asks who answers, and disconnects. @throws AppError the four above */
  test(config: DatabaseConfig): Promise<DatabaseFacts>;
  /** Sources beside `main` that are open, whoever opened them. Asks their databases; answers within three seconds. */
  list(): Promise<readonly DataSourceState[]>;
  /** Undefined when no source is open under this key. */
  get(key: string): Promise<DataSourceState | undefined>;
  /**
   * Says which collections a source of this plugin has, or which adopted ones `main` has: all of them, in one step. No table is touched.
   * @throws AppError DATA_SOURCE_NOT_FOUND, DEFINITION_INVALID when one belongs to another source or refers to users
   */
  publish(key: string, collections: readonly Collection[]): void;
  /**
   * The tables and views of a source, in order of their names, without those of Mortise: some by name, or all, and at most `most` of them.
   * Reads the catalogue in a handful of statements.
   * @throws AppError DATA_SOURCE_NOT_FOUND, DATABASE_UNAVAILABLE
   */
  describeTables(key: string, wanted: { readonly names?: readonly string[]; readonly most: number }): Promise<readonly TableDescription[]>;
}
