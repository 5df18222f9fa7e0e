import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { type Work, useWork } from '@mortise/ui';
import { type ReactNode, useState } from 'react';
import { useReloadSources } from '../use-sources';
import { type FreeTable, type KeyChoices, inBatches, wantedTable } from './free-table';

/** Tables in one request, which makes all of them into collections or none. */
const BATCH = 50;

export interface TakeOver {
  readonly busy: boolean;
  /** Shows how far it is; belongs into the page. */
  readonly dialog: ReactNode;
  takeOver(tables: readonly FreeTable[], keys: KeyChoices): Promise<void>;
}

/** Makes collections of tables, some at a time, so that it can be told how far it is and stopped. */
export function useTakeOver(source: string, onTaken: () => void): TakeOver {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadSources();
  const { run, dialog } = useWork();
  const [busy, setBusy] = useState(false);
  const takeOver: TakeOver['takeOver'] = async (tables, keys) => {
    let done = 0;
    const work: Work = async (report, signal) => {
      for (const batch of inBatches(tables, BATCH)) {
        if (signal.aborted) return;
        report({ done, total: tables.length });
        const values = { dataSourceKey: source, tables: batch.map((table) => wantedTable(table, keys)) };
        await api.post('dataSources:loadTables', { values });
        done += batch.length;
      }
    };
    setBusy(true);
    const isWhole = await run(t('tables.taking'), work);
    await reload();
    setBusy(false);
    if (done > 0) feedback.success(t('tables.taken', { count: done }));
    if (isWhole) onTaken();
  };
  return { busy, dialog, takeOver };
}
