import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { types } from 'node:util';
import { ConfigError } from './config-error';
import { deriveKey } from './derive-key';

/** Where the mark of the key last used is kept, normally a row of the database. It does not reveal the key. */
export interface FingerprintStore {
  read(): Promise<string | undefined>;
  write(fingerprint: string): Promise<void>;
}

export interface AppKeyOptions {
  /** `APP_KEY` of the environment; beats the file. */
  readonly configured: string | undefined;
  /** Normally `<STORAGE_PATH>/app-key`. */
  readonly file: string;
  /** True while the database holds nothing yet: only then a key file is created. */
  readonly firstStart: boolean;
  readonly fingerprint: FingerprintStore;
}

export interface AppKey {
  readonly key: Buffer;
  /** Plain sentences for the log. */
  readonly warnings: readonly string[];
}

const KEY_BYTES = 32;
const MIN_KEY_LENGTH = 32;

/**
 * Finds the application's key: the environment, then the file, then on the first start a new file.
 * The key is the text as it stands, so a file's content may be moved into the environment.
 * @throws ConfigError when the file is missing on a later start, or is not a key
 */
export async function loadAppKey(options: AppKeyOptions): Promise<AppKey> {
  const warnings: string[] = [];
  const text = options.configured ?? (await readKeyFile(options.file, warnings)) ?? (await createKeyFile(options, warnings));
  const key = Buffer.from(text, 'utf8');
  if (await keyChanged(key, options.fingerprint)) {
    warnings.push(
      'APP_KEY is not the one used before: all sessions and API keys issued so far are invalid. Set the old key again to make them valid.',
    );
  }
  return { key, warnings };
}

async function readKeyFile(file: string, warnings: string[]): Promise<string | undefined> {
  const content = await readFile(file, 'utf8').catch(absentAsUndefined);
  if (content === undefined) return undefined;
  const text = content.trim();
  if (text.length < MIN_KEY_LENGTH) {
    throw new ConfigError([
      `The key file ${file} holds fewer than ${MIN_KEY_LENGTH} characters: restore it from a backup, or set APP_KEY.`,
    ]);
  }
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    warnings.push(`The key file ${file} can be read by other users: run "chmod 600 ${file}".`);
  return text;
}

async function createKeyFile({ file, firstStart }: AppKeyOptions, warnings: string[]): Promise<string> {
  if (!firstStart) {
    throw new ConfigError([
      `APP_KEY is not set and the key file ${file} is missing although the database holds data: restore the file from a backup, ` +
        'or set APP_KEY to the key used before. If the key is lost, set APP_KEY to a new random value; everybody signs in again and API keys are issued anew.',
    ]);
  }
  const text = randomBytes(KEY_BYTES).toString('base64url');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, `${text}\n`, { flag: 'wx', mode: 0o600, flush: true });
    return text;
  } catch (error) {
    // Another process of the same first start was faster: its key counts.
    const theirs = isFileError(error, 'EEXIST') ? await readKeyFile(file, warnings) : undefined;
    if (theirs === undefined) throw error;
    return theirs;
  }
}

async function keyChanged(key: Buffer, store: FingerprintStore): Promise<boolean> {
  const fingerprint = deriveKey(key, 'fingerprint').export().toString('hex');
  const known = await store.read();
  if (known === fingerprint) return false;
  await store.write(fingerprint);
  return known !== undefined;
}

function absentAsUndefined(error: unknown): undefined {
  if (!isFileError(error, 'ENOENT')) throw error;
}

function isFileError(error: unknown, code: string): boolean {
  return types.isNativeError(error) && 'code' in error && error.code === code;
}
