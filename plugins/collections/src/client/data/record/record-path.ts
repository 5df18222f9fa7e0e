import type { RecordKey } from '../model/data-collection';

/** Where a record is shown, below the admin's base. */
export function recordPath(collection: string, key: RecordKey): string {
  return `${dataPath(collection)}?record=${encodeURIComponent(String(key))}`;
}

export function dataPath(collection: string): string {
  return `/data/${encodeURIComponent(collection)}`;
}
