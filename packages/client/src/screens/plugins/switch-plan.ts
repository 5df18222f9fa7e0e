import { type PluginRow, conditionOf } from './plugin-row';

/** What it takes to switch a plugin on or off. */
export interface SwitchPlan {
  readonly plugin: PluginRow;
  readonly on: boolean;
  /** Others that have to be switched too, in the order to do it; the plugin itself comes after them. */
  readonly others: readonly PluginRow[];
  /** Names of plugins that stand in the way: not installed, or always on. */
  readonly obstacles: readonly string[];
}

/** Looks at all plugins that hang together with one. */
export function planSwitch(plugin: PluginRow, on: boolean, rows: readonly PluginRow[]): SwitchPlan {
  const { found, obstacles } = walk(plugin, on, new Map(rows.map((row) => [row.name, row])));
  return { plugin, on, others: found, obstacles };
}

/** Names as `pm:enable` and `pm:disable` take them. */
export function switchKeys({ plugin, others }: SwitchPlan): readonly string[] {
  return [...others, plugin].map(({ name }) => name);
}

interface Walk {
  readonly found: readonly PluginRow[];
  readonly obstacles: readonly string[];
}

/** Depth first, so that every plugin comes after those it has to wait for. */
function walk(start: PluginRow, on: boolean, rows: ReadonlyMap<string, PluginRow>): Walk {
  const found: PluginRow[] = [];
  const obstacles = new Set<string>();
  const seen = new Set<string>([start.name]);

  function visit(row: PluginRow): void {
    for (const { name, displayName } of on ? row.requirements : row.dependentPlugins) {
      if (seen.has(name)) continue;
      seen.add(name);
      const other = rows.get(name);
      if (other === undefined) obstacles.add(displayName);
      else if (on ? conditionOf(other) !== 'on' : runs(other)) take(other);
    }
  }

  function take(row: PluginRow): void {
    if (!on && row.builtIn) obstacles.add(row.displayName);
    visit(row);
    found.push(row);
  }

  visit(start);
  return { found, obstacles: [...obstacles] };
}

/** What failed or is off needs no switching off. */
function runs(row: PluginRow): boolean {
  return ['on', 'changing'].includes(conditionOf(row));
}
