import type { PluginPermission, PluginPreset } from '@mortise/plugin-api/manifest';
import type { JsonObject, LocalizedText } from '@mortise/shared';
import type { PluginOrigin } from './found-plugin';
import type { LedgerEntry } from './ledger';

/** `started`, `stopped` and `failed` are states to stay in, the others are passed through. */
export type PluginState = 'found' | 'checked' | 'setUp' | 'started' | 'draining' | 'stopped' | 'failed';

/** Everything there is to say about one plugin at one moment. */
export interface PluginStatus {
  readonly id: string;
  readonly packageName: string;
  readonly version: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText | undefined;
  readonly preset: PluginPreset;
  readonly origin: PluginOrigin;
  /** Whether it is meant to run; it may have failed all the same. */
  readonly enabled: boolean;
  readonly state: PluginState;
  /** Why it failed. */
  readonly reason: string | undefined;
  /** Ids it cannot run without. */
  readonly requires: readonly string[];
  /** Ids that cannot run without it, or hold a service of it while both run. */
  readonly dependents: readonly string[];
  readonly permissions: readonly PluginPermission[];
  /** JSON Schema of its settings, as the manifest has it. */
  readonly settings: JsonObject | undefined;
  /** Whether it has a part for browsers, built or not. */
  readonly hasClient: boolean;
  /** What it has registered and not taken back. */
  readonly ledger: readonly LedgerEntry[];
}

/** What is remembered of a plugin between two starts. */
export interface PluginStateRow {
  readonly id: string;
  readonly enabled: boolean;
  readonly state: PluginState;
  readonly reason: string | null;
  readonly version: string;
}

/** Keeps the rows, normally in the database. */
export interface PluginStateStore {
  list(): Promise<readonly PluginStateRow[]>;
  /** Inserts or replaces the row of `row.id`. */
  save(row: PluginStateRow): Promise<void>;
}
