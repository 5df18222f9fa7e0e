import { isApiError, useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { useQueryClient } from '@tanstack/react-query';
import { type DataCollection, keyOf } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { useWrite } from '../model/use-write';
import { conflictingFields, merged } from './conflict';
import { type Drafts, changedValues, draftsOf } from './record-values';
import { type VersionedRecord, recordQuery } from './use-record';
import type { DraftFaults } from './use-submit';

export type SaveRecord = (base: VersionedRecord, drafts: Drafts) => Promise<'saved' | 'conflict' | DraftFaults>;

export interface SaveRecordOptions {
  readonly collection: DataCollection;
  readonly fields: readonly DataField[];
  /** Said when it is saved, instead of that it was. */
  readonly savedText: string | undefined;
  onConflict(theirs: VersionedRecord): void;
}

/** Saves what was changed. Changes of others to other fields stay; those to the same fields are handed to `onConflict`. */
export function useSaveRecord({ collection, fields, savedText, onConflict }: SaveRecordOptions): SaveRecord {
  const t = useT();
  const api = useApi();
  const queries = useQueryClient();
  const write = useWrite(collection.name);
  const feedback = useFeedback();
  const save: SaveRecord = async (base, drafts) => {
    const before = draftsOf(fields, base.record);
    const parsed = changedValues(fields, before, drafts);
    if ('faults' in parsed) return parsed.faults;
    const key = keyOf(collection, base.record);
    if (key === undefined || Object.keys(parsed.values).length === 0) {
      feedback.info(t('data.record.nothing'));
      return 'saved';
    }
    try {
      await write.update(key, parsed.values, base.version);
    } catch (error) {
      if (!isApiError(error) || error.code !== 'PRECONDITION_FAILED') throw error;
      const theirs = await queries.fetchQuery({ ...recordQuery(api, collection, String(key)), staleTime: 0 });
      const versions = { before, mine: drafts, theirs: draftsOf(fields, theirs.record) };
      if (conflictingFields(fields, versions).length === 0) return save(theirs, merged(fields, versions, {}));
      onConflict(theirs);
      return 'conflict';
    }
    feedback.success(savedText ?? t('data.record.saved'));
    return 'saved';
  };
  return save;
}
