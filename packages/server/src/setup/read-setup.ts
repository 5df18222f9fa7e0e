import { readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { type Config, type PluginDirectories, loadConfig, readEnvironment } from '@mortise/kernel';
import { parse } from 'dotenv';

/** The folder of the installation: `packages/server/dist` and `packages/server/src` lie at the same depth below it. */
const INSTALLATION = resolve(__dirname, '..', '..', '..', '..');

/** The configuration of this process: `.env` of the working directory below the environment. @throws ConfigError */
export function readConfig(): Config {
  return loadConfig(readEnvironment(readDotEnv(resolve('.env'))));
}

/** Where plugins lie. Run from sources, their sources are loaded too. */
export function pluginDirectories(config: Config): PluginDirectories {
  return {
    bundled: [join(INSTALLATION, 'plugins')],
    storage: [config.storage.pluginsPath],
    preferSources: extname(__filename) === '.ts',
  };
}

/** Where the built admin lies. */
export const ADMIN_FOLDER = join(INSTALLATION, 'packages', 'client', 'dist');

function readDotEnv(file: string): Record<string, string> {
  try {
    return parse(readFileSync(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
