import { pluginFailure } from './plugin-failure';
import type { PluginEntry } from './plugin-table';
import { renewForServicesOf, withoutServicesOf } from './renew-plugins';
import { failWithDependents } from './start-all';
import { type SwitchParts, checkRequirements } from './switch-plugin';

/** Takes down what is meant to be off, dependents first, and brings up what is meant to run. */
export async function followStates(wanted: ReadonlyMap<string, boolean>, parts: SwitchParts): Promise<void> {
  const changed = parts.table.inOrder.filter(
    ({ id, enabled, found }) => found.manifest.preset !== 'core' && (wanted.get(id) ?? enabled) !== enabled,
  );
  for (const entry of changed.filter(({ enabled }) => enabled).toReversed()) await followOff(entry, parts);
  for (const entry of changed.filter(({ id }) => wanted.get(id) === true)) await followOn(entry, parts);
}

async function followOff(entry: PluginEntry, parts: SwitchParts): Promise<void> {
  for (const dependent of parts.table.runningDependents(entry)) {
    const why = pluginFailure(dependent.id, `requires "${entry.id}", which another process switched off`);
    await failWithDependents(dependent, why, parts);
  }
  await withoutServicesOf(entry, parts, async () => {
    entry.enabled = false;
    await parts.life.stop(entry);
  });
}

async function followOn(entry: PluginEntry, parts: SwitchParts): Promise<void> {
  const { table, life, log } = parts;
  entry.enabled = true;
  if (entry.run) return;
  try {
    checkRequirements(entry, table);
    await life.setUp(entry);
    await life.start(entry);
    await renewForServicesOf(entry, parts);
  } catch (error) {
    log.error('A plugin that another process switched on does not run here', { plugin: entry.id, error });
  }
}
