import type { PluginManifest, PluginRequirement } from '@mortise/plugin-api/manifest';

/** `bundled`: shipped with the server; `storage`: put there by an administrator. */
export type PluginOrigin = 'bundled' | 'storage';

/** A plugin whose manifest is in order. None of its code has run. */
export interface FoundPlugin {
  readonly manifest: PluginManifest;
  /** Absolute path without symbolic links. */
  readonly directory: string;
  readonly packageName: string;
  readonly version: string;
  readonly origin: PluginOrigin;
  /** Absolute path of the module to load; undefined for plugins without a server part. */
  readonly serverEntry: string | undefined;
}

/** A plugin's requirements in one form. */
export function requirementsOf(manifest: PluginManifest): Required<PluginRequirement>[] {
  return (manifest.requires ?? []).map((item) => (typeof item === 'string' ? { id: item, optional: false } : { optional: false, ...item }));
}

/** The names a plugin keeps from collections: those its permissions speak of, `users` of `users.roles:list`, and those it names itself. */
export function claimedResources(manifest: PluginManifest): string[] {
  return [...(manifest.permissions ?? []).map(({ name }) => name.replace(/[.:].*$/, '')), ...(manifest.reserves ?? [])];
}
