/** A plugin another one needs or is needed by. One that is not installed has no state. */
export interface PluginNeighbour {
  readonly name: string;
  readonly displayName: string;
  readonly state: string | null;
  readonly enabled: boolean;
}

export type PermissionRisk = 'read' | 'write' | 'admin';

export interface PluginPermissionRow {
  /** `<resource>:<action>` */
  readonly name: string;
  readonly title: string;
  readonly risk: PermissionRisk;
}

/** A plugin as `pm:list` shows it, in the viewer's language. */
export interface PluginRow {
  readonly name: string;
  readonly packageName: string;
  readonly version: string;
  /** Meant to run; it may have failed all the same. */
  readonly enabled: boolean;
  readonly builtIn: boolean;
  readonly displayName: string;
  readonly description: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly requirements: readonly PluginNeighbour[];
  readonly dependentPlugins: readonly PluginNeighbour[];
  readonly permissions: readonly PluginPermissionRow[];
  readonly origin: 'bundled' | 'storage';
  readonly hasSettings: boolean;
  readonly hasClient: boolean;
}

/** What matters of a state: `found`, `checked`, `setUp` and `draining` are passed through. */
export type PluginCondition = 'on' | 'off' | 'failed' | 'changing' | 'missing';

export function conditionOf({ state, enabled }: Pick<PluginNeighbour, 'state' | 'enabled'>): PluginCondition {
  switch (state) {
    case null:
      return 'missing';
    case 'started':
      return 'on';
    case 'failed':
      return 'failed';
    case 'stopped':
      return 'off';
    case 'found':
      // Never looked at yet: off, unless it is about to be started.
      return enabled ? 'changing' : 'off';
    default:
      return 'changing';
  }
}

/** Where a plugin that is changing is heading: on or off. Undefined when it stays as it is. */
export function headingOf(row: Pick<PluginRow, 'state' | 'enabled'>): boolean | undefined {
  return conditionOf(row) === 'changing' ? row.state !== 'draining' : undefined;
}
