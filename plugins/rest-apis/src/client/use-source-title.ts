import { MAIN_SOURCE, useEnabledSources, useT } from '@mortise/plugin-api/client';

/** What people call a database; its key while its name is not known. */
export function useSourceTitle(): (key: string) => string {
  const t = useT();
  const sources = useEnabledSources();
  return (key) => (key === MAIN_SOURCE ? t('mainSource') : (sources.find((source) => source.key === key)?.displayName ?? key));
}
