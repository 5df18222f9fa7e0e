import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import type { Config } from '@mortise/kernel';

/** Makes sure that the storage folder exists and can be written. The rejection is a system error that names the path. */
export async function prepareStorage({ storage }: Config): Promise<void> {
  await mkdir(storage.path, { recursive: true, mode: 0o700 });
  await access(storage.path, constants.R_OK | constants.W_OK | constants.X_OK);
}
