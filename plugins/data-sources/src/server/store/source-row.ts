/** How a database is reached; the password is kept apart. */
export interface ConnectionOptions {
  readonly storage?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly username?: string;
  readonly schema?: string;
  readonly ssl?: boolean;
  readonly poolMax?: number;
}

export type SourceType = 'postgres' | 'sqlite';

/** A row of `dataSources`; of `main` only key, name and revision mean anything. */
export interface SourceRow {
  readonly key: string;
  readonly displayName: string;
  readonly type: SourceType | typeof MAIN;
  readonly options: ConnectionOptions;
  /** The sealed password. */
  readonly secret: string | null;
  readonly enabled: boolean;
  readonly revision: number;
}

/** The database everything of Mortise is kept in. */
export const MAIN = 'main';
