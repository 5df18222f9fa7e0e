import type { PluginNeighbour, PluginRow } from '../plugin-row';

type Given = Partial<Omit<PluginRow, 'requirements' | 'dependentPlugins'>> & { readonly name: string; readonly needs?: readonly string[] };

/** Plugins as the server lists them; each is off unless it says otherwise, and knows those that need it. */
export function pluginRows(...given: readonly Given[]): readonly PluginRow[] {
  const neighbour = (name: string): PluginNeighbour => {
    const row = given.find((candidate) => candidate.name === name);
    return { name, displayName: row?.displayName ?? name, state: row ? (row.state ?? 'stopped') : null, enabled: row?.enabled ?? false };
  };
  return given.map(({ needs = [], ...row }) => ({
    packageName: `@x/${row.name}`,
    version: '1.0.0',
    enabled: false,
    builtIn: false,
    displayName: row.name,
    description: null,
    state: 'stopped',
    reason: null,
    requirements: needs.map(neighbour),
    dependentPlugins: given.filter((other) => other.needs?.includes(row.name)).map(({ name }) => neighbour(name)),
    permissions: [],
    origin: 'bundled',
    hasSettings: false,
    hasClient: false,
    ...row,
  }));
}

/** What a running plugin has. */
export const RUNNING = { enabled: true, state: 'started' } as const;
