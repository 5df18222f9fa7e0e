import { type Api, useApi } from '@mortise/plugin-api/client';
import { QUERY_LIMITS } from '@mortise/shared';
import { type UseQueryResult, queryOptions, useQuery } from '@tanstack/react-query';
import { type DataCollection, type DataRecord, shownFields } from '../model/data-collection';
import { kindOf } from '../model/field-kind';

/** A record as it was read. */
export interface VersionedRecord {
  readonly record: DataRecord;
  /** Undefined where records have none, as in tables that are not the platform's own. */
  readonly version: string | undefined;
}

/** One record with everything the viewer may see of it, and the records it belongs to; follows changes made elsewhere. */
export function useRecord(collection: DataCollection, key: string | undefined): UseQueryResult<VersionedRecord> {
  return useQuery(recordQuery(useApi(), collection, key));
}

export function recordQuery(api: Api, collection: DataCollection, key: string | undefined) {
  const relations = shownFields(collection).filter((field) => kindOf(field) === 'one');
  const appends = relations.slice(0, QUERY_LIMITS.appends).map(({ name }) => name);
  return queryOptions({
    queryKey: ['records', collection.name, 'record', key, appends],
    enabled: key !== undefined,
    queryFn: async ({ signal }): Promise<VersionedRecord> => {
      const path = `${collection.name}:get`;
      if (appends.length === 0) {
        const { data, etag } = await api.get<DataRecord>(path, { params: { filterByTk: key }, signal });
        return { record: data, version: etag };
      }
      // Only a record without its relations has a version. It is read first, so that it is never newer than what is shown.
      const fields = [versionField(collection)];
      const { etag } = await api.get<DataRecord>(path, { params: { filterByTk: key, fields }, signal });
      const { data } = await api.get<DataRecord>(path, { params: { filterByTk: key, appends }, signal });
      return { record: data, version: etag };
    },
  });
}

/** A column the viewer may read, since a record is not read without any. */
function versionField(collection: DataCollection): string {
  const columns = shownFields(collection).filter((field) => kindOf(field) !== 'one' && kindOf(field) !== 'many');
  return columns.find(({ name }) => name === collection.primaryKey)?.name ?? columns[0]?.name ?? collection.primaryKey;
}
