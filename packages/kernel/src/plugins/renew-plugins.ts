import type { PluginLife } from './plugin-life';
import type { PluginEntry, PluginTable } from './plugin-table';

interface RenewParts {
  readonly table: PluginTable;
  readonly life: PluginLife;
}

/**
 * Starts those anew that can do without a plugin's services but asked for them before it ran, and what runs on top of them: otherwise what
 * plugins do for each other would depend on the order they were switched on in. One that does not come up again ends in its state.
 */
export async function renewForServicesOf({ id }: PluginEntry, { table, life }: RenewParts): Promise<void> {
  const renewed = new Set<PluginEntry>();
  for (const entry of table.all) if (entry.run?.missesServiceOf(id) === true) addWithDependents(entry, renewed, table);
  const inOrder = table.inOrder.filter((entry) => renewed.has(entry));
  for (const entry of inOrder.toReversed()) await life.stop(entry);
  for (const entry of inOrder) await bringUp(entry, table, life);
}

function addWithDependents(entry: PluginEntry, found: Set<PluginEntry>, table: PluginTable): void {
  if (found.has(entry)) return;
  found.add(entry);
  for (const dependent of table.runningDependents(entry)) addWithDependents(dependent, found, table);
}

async function bringUp(entry: PluginEntry, table: PluginTable, life: PluginLife): Promise<void> {
  try {
    if (table.requirementFault(entry) === undefined) await life.setUp(entry).then(() => life.start(entry));
  } catch {
    // The failure is kept in the plugin's state, and logged there.
  }
}
