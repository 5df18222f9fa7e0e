import { resolve } from 'node:path';
import { configReference } from './config-reference';
import { ConfigError } from './config-error';
import { loadConfig } from './load-config';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs nothing: every value has a safe default', () => {
    const config = loadConfig({}, { cwd: '/srv/app' });
    expect(config).toEqual({
      app: {
        env: 'production',
        host: '127.0.0.1',
        port: 13000,
        publicUrl: undefined,
        key: undefined,
        language: 'en',
        shutdownTimeoutMs: 20_000,
      },
      api: { basePath: '/api', corsOrigins: [] },
      storage: {
        path: '/srv/app/storage',
        appKeyFile: '/srv/app/storage/app-key',
        pluginsPath: '/srv/app/storage/plugins',
        dataSourceFolders: ['/srv/app/storage'],
      },
      database: { dialect: 'sqlite', file: '/srv/app/storage/db/mortise.sqlite' },
      initialRoot: { email: undefined, username: undefined, password: undefined, nickname: undefined },
      log: { level: 'info' },
      limits: { bodyBytes: 1024 ** 2, requestTimeoutMs: 30_000, trustedHops: 0 },
      plugins: { installAllowed: false },
    });
    expect(Object.isFrozen(config.limits)).toBe(true);
  });

  it('names all faults at once and never shows a secret', () => {
    const faults = faultsOf({
      APP_PORT: '70000',
      APP_ENV: 'staging',
      APP_KEY: 'hunter2-too-short',
      INIT_ROOT_PASSWORD: 'hunter2',
      INIT_ROOT_EMAIL: 'nobody',
      REQUEST_BODY_LIMIT: '1tb',
      CORS_ORIGIN_WHITELIST: 'https://a.example,*',
      DATABASE_URL: 'mysql://root:hunter2@localhost/x',
      PUBLIC_URL: 'ftp://example.org',
    });
    expect(faults).toEqual(
      expect.arrayContaining([
        'APP_PORT must be a whole number from 0 to 65535; "70000" was given.',
        'APP_ENV must be one of production, development, test; "staging" was given.',
        'INIT_ROOT_PASSWORD must be 8 to 128 characters; the value given is not shown.',
      ]),
    );
    expect(faults).toHaveLength(9);
    expect(faults.join()).not.toContain('hunter2');
  });

  it.each([
    ['one character over and over', 'a'.repeat(64)],
    ['a repeated word', 'kX9#zLq2'.repeat(5)],
    ['a run through the alphabet', 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh'],
    ['a sample value', 'your-secret-key-goes-here-7f3a9b1c'],
  ])('refuses an APP_KEY that is %s', (_what, key) => {
    const [fault] = faultsOf({ APP_KEY: key });
    expect(fault).toMatch(/^APP_KEY must be at least 32 characters/);
    expect(fault).not.toContain(key);
  });

  it('accepts keys that random generators write', () => {
    expect(loadConfig({ APP_KEY: '9f86d081884c7d659a2feaa0c55ad015' }).app.key).toBe('9f86d081884c7d659a2feaa0c55ad015');
    expect(faultsOf({ APP_KEY: 'Zq3vT8cN1xKjR5uWmE7yLhA0pSgD4fBoI2n-_Qk' })).toEqual([]);
  });

  it('takes DATABASE_URL apart and lets it choose PostgreSQL', () => {
    const { database } = loadConfig({
      DATABASE_URL: 'postgres://me:p%40ss@db.example:6000/shop?sslmode=require',
      DB_SCHEMA: 'app',
      DB_POOL_MAX: '3',
    });
    expect(database).toEqual({
      dialect: 'postgres',
      host: 'db.example',
      port: 6000,
      database: 'shop',
      user: 'me',
      password: 'p@ss',
      schema: 'app',
      poolMax: 3,
      ssl: 'require',
    });
  });

  it('refuses contradictions and gaps in the database variables', () => {
    expect(faultsOf({ DB_DIALECT: 'sqlite', DATABASE_URL: 'postgres://me@h/db' })).toHaveLength(1);
    expect(faultsOf({ DB_DIALECT: 'postgres' })).toEqual([expect.stringContaining('DB_DATABASE'), expect.stringContaining('DB_USER')]);
    expect(faultsOf({ DATABASE_URL: 'postgres://me@h/db?sslmode=verify-full' })).toHaveLength(1);
    expect(faultsOf({ DB_STORAGE: ':memory:' })).toHaveLength(1);
  });

  it('normalises paths, sizes, durations and lists, and treats empty values as not set', () => {
    const config = loadConfig(
      {
        API_BASE_PATH: 'v1/api/',
        PUBLIC_URL: 'https://example.org/',
        REQUEST_BODY_LIMIT: '512KB',
        REQUEST_TIMEOUT: '1500',
        SHUTDOWN_TIMEOUT: '1m',
        CORS_ORIGIN_WHITELIST: 'https://a.example, http://localhost:3000',
        APP_PORT: '',
        DB_STORAGE: 'x.sqlite',
        UNKNOWN: 'ignored',
      },
      { cwd: '/srv' },
    );
    expect(config.api).toEqual({ basePath: '/v1/api', corsOrigins: ['https://a.example', 'http://localhost:3000'] });
    expect(config.app).toMatchObject({ publicUrl: 'https://example.org', port: 13000, shutdownTimeoutMs: 60_000 });
    expect(config.limits).toMatchObject({ bodyBytes: 524_288, requestTimeoutMs: 1500 });
    expect(config.database).toEqual({ dialect: 'sqlite', file: resolve('/srv/x.sqlite') });
  });

  it('documents every variable', () => {
    expect(configReference.find((entry) => entry.name === 'APP_PORT')).toEqual({
      name: 'APP_PORT',
      description: expect.any(String),
      expected: 'a whole number from 0 to 65535',
      default: '13000',
      secret: false,
    });
    expect(configReference.filter((entry) => entry.secret).map((entry) => entry.name)).toEqual([
      'APP_KEY',
      'DATABASE_URL',
      'DB_PASSWORD',
      'REDIS_URL',
      'INIT_ROOT_PASSWORD',
    ]);
  });
});
