import { type BlockRecord, MAIN_SOURCE } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import type { DataCollection, RecordKey } from '../../data/model/data-collection';
import { readText } from '../settings/read-settings';

/** Key of the data source a block is about; undefined for `main`. */
export function readSource({ dataSource }: JsonObject): string | undefined {
  const key = readText(dataSource);
  return key === '' || key === MAIN_SOURCE ? undefined : key;
}

/** One record, as a page that is opened about it knows it. */
export function recordOf({ dataSource, name }: DataCollection, key: RecordKey): BlockRecord {
  return { ...(dataSource === undefined ? {} : { dataSource }), collection: name, key: String(key) };
}

/** Key of the record a popup is about, where that is one of the collection. */
export function popupKey(record: BlockRecord | undefined, { dataSource, name }: DataCollection): string | undefined {
  if (record === undefined) return undefined;
  return record.collection === name && (record.dataSource ?? MAIN_SOURCE) === (dataSource ?? MAIN_SOURCE) ? record.key : undefined;
}
