import type { ActionPermission } from '@mortise/plugin-api/server';
import { onFirstAdmin } from '../platform/first-admin';
import { closePlatform, openPlatform } from '../platform/open-platform';
import type { Platform } from '../platform/platform';
import { pluginDirectories, readConfig } from '../setup/read-setup';
import { commandLog } from './command-log';
import { print, printFirstAdmin, printTable } from './output';

/** Prints how a request is handled, with everything the enabled plugins add to it. */
export async function printMap(): Promise<void> {
  const config = readConfig();
  const log = commandLog(config);
  const platform = await openPlatform({ config, log, plugins: pluginDirectories(config) });
  try {
    onFirstAdmin(platform.events, log, printFirstAdmin);
    await platform.host.start();
    printSections(platform);
  } finally {
    await closePlatform(platform);
  }
}

function printSections({ switchboard, resources, host }: Platform): void {
  section(
    'Steps of a request',
    ['phase', 'step', 'from'],
    switchboard.steps.map(({ phase, id, owner }) => [phase, id, owner]),
  );
  section(
    'Fixed paths',
    ['path', 'permission', 'from'],
    switchboard.routes.map(({ owner, route }) => [`${route.method} ${route.path}`, permissionText(route.permission), owner]),
  );
  printPlaces(switchboard);
  section(
    'Actions',
    ['action', 'permission', 'by GET', 'from'],
    resources
      .describe()
      .map(({ resource, action, permission, safe, owner }) => [
        `${resource}:${action}`,
        permissionText(permission),
        safe ? 'yes' : 'no',
        owner,
      ]),
  );
  const hooks = host.list().flatMap(({ id, ledger }) => ledger.filter(({ kind }) => kind === 'record hook').map(({ name }) => [name, id]));
  section('Record hooks', ['point and id', 'from'], hooks);
  section(
    'Plugins',
    ['plugin', 'state', 'reason'],
    host.list().map(({ id, state, reason }) => [id, state, reason ?? '']),
  );
}

/** What answers below a path of its own. */
function printPlaces({ protocols, handlers }: Platform['switchboard']): void {
  section(
    'Protocols',
    ['below', 'protocol'],
    protocols.map(({ base, id }) => [base, id]),
  );
  section(
    'Handlers',
    ['path', 'handler'],
    handlers.map(({ path, id }) => [path, id]),
  );
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  print(`${title}\n`);
  printTable([head, ...rows].map((row) => ['', ...row]));
  print('');
}

function permissionText(permission: ActionPermission): string {
  if (permission.kind !== 'granted') return permission.kind;
  const { grant, snippet } = permission;
  return [grant, snippet].filter((part) => part !== undefined).join(' or ') || 'nobody';
}
