import type { Api } from '@mortise/plugin-api/client';
import { MAIN } from '../source';

interface ReachableSource {
  readonly key: string;
  readonly displayName: string;
  /** Those the viewer may see. */
  readonly collections: readonly { readonly name: string; readonly title: string }[];
}

/** The sources that are switched on, with what the viewer may see in them. */
export async function loadReachable(api: Api, signal: AbortSignal): Promise<readonly ReachableSource[]> {
  return (await api.get<readonly ReachableSource[]>('dataSources:listEnabled', { signal })).data;
}

/** What lies in `main` has its own place in the menu. */
export function reachableEntries(sources: readonly ReachableSource[]): { id: string; title: string; path: string }[] {
  return sources
    .filter(({ key }) => key !== MAIN)
    .flatMap(({ key, displayName, collections }) =>
      collections.map(({ name, title }) => ({
        id: `${key}.${name}`,
        title: `${title} · ${displayName}`,
        path: `/data/${encodeURIComponent(key)}/${encodeURIComponent(name)}`,
      })),
    );
}
