import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { useState } from 'react';
import type { Source } from '../source';
import { stateOf } from '../source-state';
import { useReloadSources } from '../use-sources';

/** Connects again where there is no connection, and reads the tables again. */
export function useRefresh({ key }: Pick<Source, 'key'>): { readonly busy: boolean; refresh(): Promise<void> } {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadSources();
  const [busy, setBusy] = useState(false);
  const refresh = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await api.post<Pick<Source, 'status' | 'reason' | 'faults'>>('dataSources:refresh', { params: { filterByTk: key } });
      if (data.reason === undefined) feedback.success(t(`sources.refresh.${stateOf({ ...data, enabled: true })}`));
      await reload();
    } catch (error) {
      feedback.failure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, refresh };
}
