import { type PluginRow, conditionOf } from './plugin-row';

/** What the list can be limited to; `all` is everything. */
export const PLUGIN_FILTERS = ['all', 'on', 'off', 'failed', 'builtIn'] as const;

export type PluginFilter = (typeof PLUGIN_FILTERS)[number];

/** What stands in the address may be anything. */
export function asPluginFilter(text: string | undefined): PluginFilter {
  return PLUGIN_FILTERS.find((filter) => filter === text) ?? 'all';
}

/** Plugins that fit the filter and hold every word of the search, those of the core last. */
export function filterPlugins(rows: readonly PluginRow[], filter: PluginFilter, search: string): readonly PluginRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = rows.filter((row) => fits(row, filter) && words.every((word) => textOf(row).includes(word)));
  return fitting.toSorted(
    (left, right) => Number(left.builtIn) - Number(right.builtIn) || left.displayName.localeCompare(right.displayName),
  );
}

/** How many plugins each filter leaves. */
export function countPlugins(rows: readonly PluginRow[]): Readonly<Record<PluginFilter, number>> {
  const counts = PLUGIN_FILTERS.map((filter) => [filter, rows.filter((row) => fits(row, filter)).length] as const);
  return Object.fromEntries(counts) as Record<PluginFilter, number>;
}

function fits(row: PluginRow, filter: PluginFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'builtIn' ? row.builtIn : conditionOf(row) === filter;
}

function textOf({ displayName, description, name, packageName }: PluginRow): string {
  return [displayName, description, name, packageName].join('\n').toLowerCase();
}
