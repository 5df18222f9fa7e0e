import type { Log } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { pluginFailure } from './plugin-failure';
import type { PluginLife } from './plugin-life';
import { renewForServicesOf, withoutServicesOf } from './renew-plugins';
import type { PluginEntry, PluginTable } from './plugin-table';
import type { StateKeeper } from './state-keeper';

export interface SwitchParts {
  readonly table: PluginTable;
  readonly life: PluginLife;
  readonly keeper: StateKeeper;
  readonly log: Log;
}

/** Brings one plugin up, for good. @throws AppError PLUGIN_REQUIRES, PLUGIN_FAILED */
export async function enablePlugin(entry: PluginEntry, parts: SwitchParts): Promise<void> {
  if (entry.run) return;
  checkRequirements(entry, parts.table);
  try {
    await parts.life.setUp(entry);
    await parts.life.start(entry);
  } catch (error) {
    // The first failure is the one to tell; the row only repeats it.
    await parts.keeper.trySave(entry, parts.log);
    throw error;
  }
  await keepEnabled(entry, parts);
  await renewForServicesOf(entry, parts);
}

/** Takes one plugin down, for good. @throws AppError PLUGIN_CORE, PLUGIN_REQUIRED */
export async function disablePlugin(entry: PluginEntry, parts: SwitchParts, offline: boolean): Promise<void> {
  if (entry.found.manifest.preset === 'core' && !offline) throw new AppError('PLUGIN_CORE', { plugin: entry.id });
  const dependents = parts.table.runningDependents(entry).map(({ id }) => id);
  if (dependents.length > 0) throw new AppError('PLUGIN_REQUIRED', { plugin: entry.id, dependents });
  if (!entry.enabled && !entry.run && entry.state === 'stopped') return;
  await withoutServicesOf(entry, parts, async () => {
    entry.enabled = false;
    await parts.life.stop(entry);
    await parts.keeper.save(entry);
  });
}

/** @throws AppError PLUGIN_REQUIRES, PLUGIN_FAILED */
export function checkRequirements(entry: PluginEntry, table: PluginTable): void {
  const missing = table.notRunning(entry);
  if (missing.length > 0) throw new AppError('PLUGIN_REQUIRES', { plugin: entry.id, requires: missing });
  const fault = table.requirementFault(entry);
  if (fault !== undefined) throw pluginFailure(entry.id, fault);
}

/** A plugin that runs now but would not after a restart would surprise, so it does not run either. */
async function keepEnabled(entry: PluginEntry, { keeper, life }: SwitchParts): Promise<void> {
  const before = entry.enabled;
  entry.enabled = true;
  try {
    await keeper.save(entry);
  } catch (error) {
    entry.enabled = before;
    await life.stop(entry);
    throw error;
  }
}
