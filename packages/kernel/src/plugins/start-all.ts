import { pluginFailure } from './plugin-failure';
import type { PluginLife } from './plugin-life';
import type { PluginEntry, PluginTable } from './plugin-table';

/** Brings up all enabled plugins. One that fails takes its dependents along; the others go on. */
export async function startAll(table: PluginTable, life: PluginLife): Promise<void> {
  const enabled = table.inOrder.filter((entry) => entry.enabled);
  for (const entry of enabled) {
    const fault = table.requirementFault(entry);
    if (fault === undefined) await life.setUp(entry).catch(keptAsReason);
    else await life.fail(entry, pluginFailure(entry.id, fault));
  }
  for (const entry of enabled) {
    if (entry.run) await life.start(entry).catch(() => failDependents(entry, table, life));
  }
  for (const entry of table.all) if (!entry.enabled) await life.stop(entry);
}

/** Takes down everything that runs, dependents first. */
export async function stopAll(table: PluginTable, life: PluginLife): Promise<void> {
  for (const entry of table.inOrder.toReversed()) if (entry.run) await life.stop(entry);
}

/** The plugins that were set up on top of one that failed to start. */
async function failDependents(failed: PluginEntry, table: PluginTable, life: PluginLife): Promise<void> {
  for (const dependent of table.runningDependents(failed).toReversed()) {
    await failDependents(dependent, table, life);
    const why = `requires "${failed.id}", which is not running (${failed.reason ?? failed.state})`;
    if (dependent.run) await life.fail(dependent, pluginFailure(dependent.id, why));
  }
}

/** The failure is kept in the plugin's state, and logged there. */
function keptAsReason(): void {}
