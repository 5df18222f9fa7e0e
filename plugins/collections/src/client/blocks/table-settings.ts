import { type JsonObject, isJsonObject } from '@mortise/shared';

/** What a table block shows, as far as its settings make sense. */
export interface TableSettings {
  readonly collection: string;
  readonly columns: readonly string[];
  readonly pageSize: number | undefined;
  readonly filter: JsonObject | undefined;
}

export function readTableSettings({ collection, columns, pageSize, filter }: JsonObject): TableSettings {
  return {
    collection: typeof collection === 'string' ? collection : '',
    columns: Array.isArray(columns) ? columns.filter((name) => typeof name === 'string') : [],
    pageSize: typeof pageSize === 'number' ? pageSize : undefined,
    filter: isJsonObject(filter) ? filter : undefined,
  };
}

/** What an address would say of the view a block begins with. */
export function beginOf({ columns, pageSize, filter }: TableSettings): string {
  const params = new URLSearchParams();
  if (columns.length > 0) params.set('columns', columns.join(','));
  params.set('pageSize', String(pageSize ?? 20));
  if (filter !== undefined) params.set('filter', JSON.stringify(filter));
  return params.toString();
}
