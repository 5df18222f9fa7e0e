import { pluginFailure, reasonOf } from './plugin-failure';
import type { PluginLife } from './plugin-life';
import type { PluginEntry, PluginTable } from './plugin-table';
import { withoutServicesOf } from './renew-plugins';

const NOT_SURVIVED = 'the server did not survive setting it up; switch it on to try again';

interface FailParts {
  readonly table: PluginTable;
  readonly life: PluginLife;
}

/** Brings up all enabled plugins but those `withheld`. One that fails takes its dependents along; the others go on. */
export async function startAll(table: PluginTable, life: PluginLife, withheld: ReadonlySet<string>): Promise<void> {
  const enabled = table.inOrder.filter((entry) => entry.enabled);
  for (const entry of enabled) {
    const fault = withheld.has(entry.id) ? NOT_SURVIVED : table.requirementFault(entry);
    if (fault === undefined) await life.setUp(entry).catch(keptAsReason);
    else await life.fail(entry, pluginFailure(entry.id, fault));
  }
  for (const entry of enabled) {
    if (entry.run) await life.start(entry).catch(() => failDependents(entry, { table, life }));
  }
  for (const entry of table.all) if (!entry.enabled) await life.stop(entry);
}

/** Takes down everything that runs, dependents first. */
export async function stopAll(table: PluginTable, life: PluginLife): Promise<void> {
  for (const entry of table.inOrder.toReversed()) if (entry.run) await life.stop(entry);
}

/** Takes down a plugin that broke while it ran, and what runs on top of it. */
export async function failWithDependents(entry: PluginEntry, error: unknown, parts: FailParts): Promise<void> {
  await withoutServicesOf(entry, parts, async () => {
    for (const dependent of parts.table.runningDependents(entry)) {
      const why = pluginFailure(dependent.id, `requires "${entry.id}", which failed (${reasonOf(error)})`);
      if (dependent.run) await failWithDependents(dependent, why, parts);
    }
    await parts.life.fail(entry, error);
  });
}

/** The plugins that were set up on top of one that failed to start. Those that can do without are only set up again: all are started later. */
async function failDependents(failed: PluginEntry, parts: FailParts): Promise<void> {
  const { table, life } = parts;
  const failAll = async (): Promise<void> => {
    for (const dependent of table.runningDependents(failed).toReversed()) {
      await failDependents(dependent, parts);
      const why = `requires "${failed.id}", which is not running (${failed.reason ?? failed.state})`;
      if (dependent.run) await life.fail(dependent, pluginFailure(dependent.id, why));
    }
  };
  await withoutServicesOf(failed, { ...parts, bringUp: (entry) => life.setUp(entry) }, failAll);
}

/** The failure is kept in the plugin's state, and logged there. */
function keptAsReason(): void {}
