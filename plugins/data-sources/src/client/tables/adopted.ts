import { MAIN_SOURCE } from '@mortise/plugin-api/client';

/** A row of `dataSources/<key>/collections:list`. */
export interface AdoptedCollection {
  readonly name: string;
  readonly dataSource: string;
  readonly tableName: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly filterTargetKey: string | null;
  /** False while its table cannot be read. */
  readonly loaded: boolean;
  readonly kind: 'table' | 'view' | 'materializedView' | null;
  readonly writable: boolean;
}

/** A row of `dataSourcesCollections/<key>.<collection>/fields:list`. */
export interface AdoptedField {
  readonly name: string;
  readonly type: string;
  /** Its name where nobody gave it a title. */
  readonly title: string;
  /** Relations have none. */
  readonly column?: string;
  readonly target?: string;
}

/** Path of actions on the adopted collections of a source. */
export function adoptedPath(source: string, action: string): string {
  return `dataSources/${encodeURIComponent(source)}/collections:${action}`;
}

export function adoptedFieldsPath(source: string, collection: string, action: string): string {
  return `dataSourcesCollections/${encodeURIComponent(source)}.${encodeURIComponent(collection)}/fields:${action}`;
}

/** Where the records are shown, below the admin's base. */
export function recordsPath({ dataSource, name }: Pick<AdoptedCollection, 'dataSource' | 'name'>): string {
  const parts = dataSource === MAIN_SOURCE ? [name] : [dataSource, name];
  return `/data/${parts.map(encodeURIComponent).join('/')}`;
}
