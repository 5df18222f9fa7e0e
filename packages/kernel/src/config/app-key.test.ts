import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FingerprintStore, loadAppKey } from './app-key';
import { ConfigError } from './config-error';
import { deriveKey } from './derive-key';

function fingerprintStore(): FingerprintStore {
  let stored: string | undefined;
  return {
    read: () => Promise.resolve(stored),
    write: (fingerprint) => {
      stored = fingerprint;
      return Promise.resolve();
    },
  };
}

describe('loadAppKey', () => {
  let directory: string;
  let file: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'mortise-key-'));
    file = join(directory, 'storage', 'app-key');
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('creates a private file on the first start and finds it again', async () => {
    const fingerprint = fingerprintStore();
    const first = await loadAppKey({ configured: undefined, file, firstStart: true, fingerprint });
    const later = await loadAppKey({ configured: undefined, file, firstStart: false, fingerprint });
    expect(later).toEqual(first);
    expect(first.warnings).toEqual([]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, 'storage'))).mode & 0o777).toBe(0o700);
    expect((await readFile(file, 'utf8')).trim()).toMatch(/^[\w-]{43}$/);
  });

  it('refuses a later start without its file and says what to do', async () => {
    const start = loadAppKey({ configured: undefined, file, firstStart: false, fingerprint: fingerprintStore() });
    await expect(start).rejects.toBeInstanceOf(ConfigError);
    await expect(start).rejects.toThrow(/restore the file from a backup, or set APP_KEY/);
  });

  it('refuses a damaged file and warns about one that others can read', async () => {
    const start = () => loadAppKey({ configured: undefined, file, firstStart: false, fingerprint: fingerprintStore() });
    await loadAppKey({ configured: undefined, file, firstStart: true, fingerprint: fingerprintStore() });
    await chmod(file, 0o644);
    expect((await start()).warnings).toEqual([expect.stringContaining('can be read by other users')]);
    await writeFile(file, 'short');
    await expect(start()).rejects.toThrow(/fewer than 32 characters/);
  });

  it('lets the environment beat the file, accepts the file content there, and warns once about a change', async () => {
    const fingerprint = fingerprintStore();
    const fromFile = await loadAppKey({ configured: undefined, file, firstStart: true, fingerprint });
    const moved = (await readFile(file, 'utf8')).trim();
    expect(await loadAppKey({ configured: moved, file, firstStart: false, fingerprint })).toEqual(fromFile);

    const other = { configured: 'J7vR2mXq9LkT4sWzB6nHcY1dF8gPa3Ue', file, firstStart: false, fingerprint };
    const changed = await loadAppKey(other);
    expect(changed.warnings).toEqual([expect.stringContaining('all sessions and API keys')]);
    expect((await loadAppKey(other)).warnings).toEqual([]);
  });
});

describe('deriveKey', () => {
  it('differs by purpose, version and application key, and is stable', () => {
    const hex = (key: string, purpose: string, version?: number): string =>
      deriveKey(Buffer.from(key), purpose, version).export().toString('hex');
    const keys = [hex('a', 'session'), hex('a', 'apiKey'), hex('a', 'session', 2), hex('b', 'session')];
    expect(new Set(keys).size).toBe(4);
    expect(hex('a', 'session', 1)).toBe(keys[0]);
    expect(keys[0]).toHaveLength(64);
  });
});
