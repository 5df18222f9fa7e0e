import { pluginFailure } from './plugin-failure';
import type { PluginLife } from './plugin-life';
import type { PluginEntry, PluginTable } from './plugin-table';

interface RenewParts {
  readonly table: PluginTable;
  readonly life: PluginLife;
  /** How far they are brought up again; until they are started, if this is left out. */
  readonly bringUp?: (entry: PluginEntry) => Promise<void>;
}

/**
 * Starts those anew that can do without a plugin's services but asked for them before it ran, and what runs on top of them: otherwise what
 * plugins do for each other would depend on the order they were switched on in. One that does not come up again ends in its state.
 */
export async function renewForServicesOf({ id }: PluginEntry, parts: RenewParts): Promise<void> {
  const asking = parts.table.all.filter(({ run }) => run?.missesServiceOf(id) === true);
  await renewAround(asking, parts, () => Promise.resolve());
}

/** Takes a plugin down by `end`; those that hold a service of it but can do without are started anew, and do. */
export async function withoutServicesOf(entry: PluginEntry, parts: RenewParts, end: () => Promise<void>): Promise<void> {
  await renewAround(parts.table.runningHolders(entry), parts, end);
}

async function renewAround(entries: readonly PluginEntry[], parts: RenewParts, work: () => Promise<void>): Promise<void> {
  const { table, life } = parts;
  const renewed = new Set<PluginEntry>();
  for (const entry of entries) addWithDependents(entry, renewed, table);
  const inOrder = table.inOrder.filter((entry) => renewed.has(entry));
  for (const entry of inOrder.toReversed()) await life.stop(entry);
  try {
    await work();
  } finally {
    for (const entry of inOrder) await tryToBringUp(entry, parts);
  }
}

function addWithDependents(entry: PluginEntry, found: Set<PluginEntry>, table: PluginTable): void {
  if (found.has(entry)) return;
  found.add(entry);
  for (const dependent of [...table.runningDependents(entry), ...table.runningHolders(entry)]) addWithDependents(dependent, found, table);
}

async function tryToBringUp(entry: PluginEntry, { table, life, bringUp }: RenewParts): Promise<void> {
  const fault = table.requirementFault(entry);
  try {
    if (fault !== undefined) await life.fail(entry, pluginFailure(entry.id, fault));
    else if (bringUp) await bringUp(entry);
    else await life.setUp(entry).then(() => life.start(entry));
  } catch {
    // The failure is kept in the plugin's state, and logged there.
  }
}
