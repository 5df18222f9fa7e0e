import { isApiError, useFeedback, useT } from '@mortise/plugin-api/client';
import { useWork } from '@mortise/ui';
import type { ReactNode } from 'react';
import type { DataCollection, RecordKey } from '../model/data-collection';
import type { Selection } from '../model/use-selection';
import { type Write, useWrite } from '../model/use-write';
import { batches } from './batches';

/** Records deleted by one request. */
const BATCH = 200;

/** Deletes the selected records, some at a time; it can be stopped between two requests. */
export function useBulkDelete(collection: DataCollection, selection: Selection): { start(): Promise<void>; readonly dialog: ReactNode } {
  const t = useT();
  const write = useWrite(collection.name);
  const feedback = useFeedback();
  const { run, dialog } = useWork();
  const start = async (): Promise<void> => {
    const keys = [...selection.keys];
    let asked = 0;
    let gone = 0;
    await run(t('data.bulk.running'), async (report, signal) => {
      for (const batch of batches(keys, BATCH)) {
        report({ done: asked, total: keys.length });
        gone += await destroyBatch(write, batch);
        asked += batch.length;
        selection.set(batch, false);
        if (signal.aborted) return;
      }
    });
    await write.refresh();
    if (gone > 0) feedback.success(t('data.delete.done', { count: gone }));
    if (gone < asked)
      feedback.info(t(collection.actions.destroy?.scoped === true ? 'data.bulk.outOfReach' : 'data.bulk.missing', { count: asked - gone }));
  };
  return { start, dialog };
}

/** Records that are gone already are what was wanted. */
async function destroyBatch(write: Write, keys: readonly RecordKey[]): Promise<number> {
  try {
    return await write.destroy(keys);
  } catch (error) {
    if (isApiError(error) && error.code === 'RECORD_NOT_FOUND') return 0;
    throw error;
  }
}
