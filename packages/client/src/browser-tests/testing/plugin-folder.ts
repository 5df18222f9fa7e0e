import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The plugins of this repository. */
const BUNDLED = resolve(__dirname, '..', '..', '..', '..', '..', 'plugins');

export interface PluginFolder {
  readonly path: string;
  /** For `startTestServer`: those of this repository and those in here. */
  readonly pluginFolders: readonly string[];
  remove(): Promise<void>;
}

/** A folder for plugins that exist for one test file. */
export async function createPluginFolder(): Promise<PluginFolder> {
  const path = await mkdtemp(join(tmpdir(), 'mortise-plugins-'));
  return { path, pluginFolders: [BUNDLED, path], remove: () => rm(path, { recursive: true, force: true }) };
}
