import type { LocalizedText } from '@mortise/shared';

/** `core`: always on, switched only by the offline command line. `on`/`off`: state on a fresh install. */
export type PluginPreset = 'core' | 'on' | 'off';

export interface PluginPermission {
  /** `<resource>:<action>`; the resource names in here are reserved, also while the plugin is off. */
  readonly name: string;
  readonly title: LocalizedText;
  readonly risk: 'read' | 'write' | 'admin';
}

export interface PluginRequirement {
  readonly id: string;
  readonly optional?: boolean;
}

/** The `mortise` key of a plugin's package.json: everything the host must know before it runs the plugin's code. */
export interface PluginManifest {
  readonly id: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /** Semver range of `@mortise/plugin-api`. */
  readonly engine: string;
  readonly requires?: readonly (string | PluginRequirement)[];
  readonly preset?: PluginPreset;
  /** Paths inside the package. */
  readonly entries: { readonly server?: string; readonly client?: string };
  readonly permissions?: readonly PluginPermission[];
  /** Names no collection may bear, also while the plugin is off: what its own addresses below the API's path begin with (`rest` of `/api/rest/v1`). */
  readonly reserves?: readonly string[];
  readonly capabilities?: readonly string[];
  /** JSON Schema of the plugin's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}
