import { MAIN_SOURCE, type Translate } from '@mortise/plugin-api/client';

/** Whoever may connect this server to any address. */
export const MANAGE_SNIPPET = 'pm.data-sources';
export const SOURCES_PAGE = 'data-sources';
/** A row of `dataSources:list`. */
export interface Source {
  readonly key: string;
  readonly displayName: string;
  readonly type: SourceKind | typeof MAIN_SOURCE;
  readonly enabled: boolean;
  readonly options: SourceOptions;
  readonly hasPassword: boolean;
  /** Null for one that is switched off, or that the server has not looked at yet. */
  readonly status: 'loading' | 'loaded' | 'reloading' | 'loading-failed' | 'reloading-failed' | null;
  /** Why it could not be read; the message is in the viewer's language. */
  readonly reason?: { readonly code: string; readonly message: string };
  readonly faults: readonly TableFault[];
}

export type SourceKind = 'postgres' | 'sqlite';

/** How a database is reached, in the server's words. */
export interface SourceOptions {
  readonly storage?: string;
  readonly host?: string;
  readonly port?: number;
  readonly database?: string;
  readonly username?: string;
  readonly schema?: string;
  readonly ssl?: boolean;
  readonly poolMax?: number;
}

/** What an adopted table lacks. */
export interface TableFault {
  readonly table: string;
  readonly fault: 'tableMissing' | 'keyMissing' | 'tableBroken' | 'columnsMissing' | 'nameTaken';
  readonly reason?: string;
  readonly columns?: readonly string[];
}

/** Where the database is, as people write it; of `main` nothing is told. */
export function addressOf({ type, options }: Pick<Source, 'type' | 'options'>): string {
  if (type === 'sqlite') return options.storage ?? '';
  if (type === 'main') return '';
  const { username = '', host = '', port, database = '', schema } = options;
  return `${username}@${host}${port === undefined ? '' : `:${port}`}/${database}${schema === undefined ? '' : ` · ${schema}`}`;
}

/** What a source is called; `main` has a name of its own only when somebody gave it one. */
export function nameOf({ key, displayName }: Pick<Source, 'key' | 'displayName'>, t: Translate): string {
  return key === MAIN_SOURCE && displayName.toLowerCase() === MAIN_SOURCE ? t('sources.main') : displayName;
}
