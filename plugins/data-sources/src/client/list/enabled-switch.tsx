import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Source, nameOf } from '../source';
import { useReloadSources } from '../use-sources';

/** Closes a source and opens it again; what was chosen of its tables is kept. */
export function EnabledSwitch({ source }: { readonly source: Source }): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadSources();
  const [busy, setBusy] = useState(false);
  const change = async (enabled: boolean): Promise<void> => {
    setBusy(true);
    try {
      await api.post('dataSources:update', { params: { filterByTk: source.key }, values: { enabled } });
    } catch (error) {
      feedback.failure(error);
    }
    await reload();
    setBusy(false);
  };
  const label = t('sources.enabledOf', { name: nameOf(source, t) });
  return <Switch aria-label={label} checked={source.enabled} loading={busy} onChange={(enabled) => void change(enabled)} />;
}
