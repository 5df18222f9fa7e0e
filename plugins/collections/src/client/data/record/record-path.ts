import type { JsonObject } from '@mortise/shared';
import type { DataCollection, RecordKey } from '../model/data-collection';
import { NEW_RECORD } from '../model/use-view';

type Place = Pick<DataCollection, 'name' | 'dataSource'>;

/** Where a record is shown, below the admin's base. */
export function recordPath(collection: Place, key: RecordKey): string {
  return `${dataPath(collection)}?record=${encodeURIComponent(String(key))}`;
}

/** Collections of other data sources stand below the key of theirs. */
export function dataPath({ name, dataSource }: Place): string {
  const parts = dataSource === undefined ? [name] : [dataSource, name];
  return `/data/${parts.map(encodeURIComponent).join('/')}`;
}

/** The form for a new record that begins with these values. */
export function newRecordPath(collection: Place, values: JsonObject): string {
  return `${dataPath(collection)}?${new URLSearchParams({ record: NEW_RECORD, values: JSON.stringify(values) }).toString()}`;
}
