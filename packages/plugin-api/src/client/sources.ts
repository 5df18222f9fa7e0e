import { useQuery } from '@tanstack/react-query';
import type { Api } from './api';
import { useApi, useSession } from './hooks';

/** Key of the database the server keeps its own things in. */
export const MAIN_SOURCE = 'main';

/** The plugin that brings further sources. */
const SOURCES_PLUGIN = 'data-sources';

/** A data source that is switched on, with what the viewer may see in it. */
export interface EnabledSource {
  readonly key: string;
  readonly displayName: string;
  readonly collections: readonly { readonly name: string; readonly title: string }[];
}

/** Whoever asks under this key for `loadEnabledSources` shares one answer. */
export const ENABLED_SOURCES_KEY = ['schema', SOURCES_PLUGIN, 'enabled'] as const;

/**
 * Asks for the data sources that are switched on, `main` among them.
 * @throws ApiError also where no plugin brings further sources
 */
export async function loadEnabledSources(api: Api, signal: AbortSignal): Promise<readonly EnabledSource[]> {
  // Whatever data source a part of the page is about, this one knows of all of them.
  return (await api.get<readonly EnabledSource[]>('dataSources:listEnabled', { signal, dataSource: MAIN_SOURCE })).data;
}

const NONE: readonly EnabledSource[] = [];

/** Whether a plugin brings data sources beside `main`. */
export function useHasSources(): boolean {
  return useSession().boot.plugins.some(({ id }) => id === SOURCES_PLUGIN);
}

/** The data sources that are switched on, `main` among them; none while no plugin brings further ones. */
export function useEnabledSources(): readonly EnabledSource[] {
  const api = useApi();
  const enabled = useHasSources();
  const { data = NONE } = useQuery({
    queryKey: ENABLED_SOURCES_KEY,
    enabled,
    queryFn: ({ signal }) => loadEnabledSources(api, signal),
  });
  return enabled ? data : NONE;
}
