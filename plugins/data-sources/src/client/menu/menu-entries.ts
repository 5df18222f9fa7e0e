import { type EnabledSource, MAIN_SOURCE } from '@mortise/plugin-api/client';

/** Collections of other sources; what lies in `main` has its own place in the menu. */
export function menuEntries(sources: readonly EnabledSource[]): { id: string; title: string; path: string }[] {
  return sources
    .filter(({ key }) => key !== MAIN_SOURCE)
    .flatMap(({ key, displayName, collections }) =>
      collections.map(({ name, title }) => ({
        id: `${key}.${name}`,
        title: `${title} · ${displayName}`,
        path: `/data/${encodeURIComponent(key)}/${encodeURIComponent(name)}`,
      })),
    );
}
