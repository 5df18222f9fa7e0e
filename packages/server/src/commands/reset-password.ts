import { text } from 'node:stream/consumers';
import { type FoundPlugin, type PluginLoader, createModuleLoader, requirementsOf } from '@mortise/kernel';
import { defineServerPlugin, serviceRef } from '@mortise/plugin-api/server';
import { AppError, isAppError } from '@mortise/shared';
import { onFirstAdmin } from '../platform/first-admin';
import { type PlatformOptions, closePlatform, openPlatform } from '../platform/open-platform';
import type { Platform } from '../platform/platform';
import { pluginDirectories, readConfig } from '../setup/read-setup';
import { EXIT_FAILURE } from '../supervisor/exit-codes';
import { commandLog } from './command-log';
import { print, printFirstAdmin } from './output';

/** The plugin that keeps the users, and what it offers for this. */
const PROVIDER = 'users';
interface Accounts {
  resetPassword(account: string, password?: string): Promise<{ readonly username: string; readonly password: string }>;
}
const accounts = serviceRef<Accounts>('users.accounts');

/** Gives a user a new password, ends the user's sessions, and shows a generated password once. `account`: username or e-mail. */
export async function resetPassword(account: string, fromInput: boolean): Promise<void> {
  const given = fromInput ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
  const config = readConfig();
  const options = { config, log: commandLog(config), plugins: pluginDirectories(config) };
  const done = await withAccounts(options, (service) => service.resetPassword(account, given)).catch(unknownAccount);
  if (done === undefined) {
    process.stderr.write(`There is no user with the user name or e-mail address "${account}".\n`);
    process.exitCode = EXIT_FAILURE;
    return;
  }
  const { username, password } = done;
  print(`The password of "${username}" is changed, and all of its sessions are ended.`);
  if (given === undefined) print(`New password, shown only this once: ${password}`);
}

function unknownAccount(error: unknown): undefined {
  if (!isAppError(error) || error.code !== 'RECORD_NOT_FOUND') throw error;
}

async function withAccounts<T>(options: PlatformOptions, work: (service: Accounts) => Promise<T>): Promise<T> {
  const visitor = createVisitor();
  const platform = await openPlatform({ ...options, loader: visitor.loader, only: visitor.only });
  try {
    onFirstAdmin(platform.events, options.log, printFirstAdmin);
    await platform.host.start();
    return await work(visitor.service() ?? missing(platform));
  } finally {
    await closePlatform(platform);
  }
}

/** A plugin made for this one run: services are handed out to plugins only. */
function createVisitor(): Required<Pick<PlatformOptions, 'loader' | 'only'>> & { service(): Accounts | undefined } {
  let service: Accounts | undefined;
  const id = 'command-line';
  const plugin = defineServerPlugin({ id, needs: { accounts }, setup: (deps) => void (service = deps.accounts) });
  const modules = createModuleLoader();
  const loader: PluginLoader = {
    load: (found) => (found.manifest.id === id ? Promise.resolve({ plugin, unload: () => undefined }) : modules.load(found)),
  };
  const visitor: FoundPlugin = {
    manifest: { id, title: id, engine: '*', requires: [PROVIDER], entries: {} },
    directory: __dirname,
    packageName: id,
    version: '0.0.0',
    origin: 'bundled',
    serverEntry: __filename,
  };
  return { loader, only: (found) => [...withRequirements(found, PROVIDER), visitor], service: () => service };
}

/** A plugin and everything it cannot run without. */
function withRequirements(found: readonly FoundPlugin[], id: string): readonly FoundPlugin[] {
  const wanted = new Set([id]);
  for (const name of wanted) {
    const plugin = found.find(({ manifest }) => manifest.id === name);
    const needs = plugin === undefined ? [] : requirementsOf(plugin.manifest).filter(({ optional }) => !optional);
    for (const need of needs) wanted.add(need.id);
  }
  return found.filter(({ manifest }) => wanted.has(manifest.id));
}

function missing({ host }: Platform): never {
  const status = host.list().find(({ id }) => id === PROVIDER);
  throw status
    ? new AppError('PLUGIN_FAILED', { plugin: PROVIDER, reason: status.reason ?? status.state })
    : new AppError('PLUGIN_NOT_FOUND', { plugin: PROVIDER });
}
