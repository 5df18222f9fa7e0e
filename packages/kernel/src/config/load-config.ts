import { join, resolve } from 'node:path';
import { type Environment, type VariableValues, checkVariables, throwConfigFaults } from './check-variables';
import type { Config, LogLevel, AppEnvironment } from './config';
import { databaseConfig } from './database-config';
import { splitList } from './formats';
import { parseByteSize, parseDuration } from './quantities';

export interface LoadConfigOptions {
  /** Directory that relative paths start from; the current one by default. */
  readonly cwd?: string;
}

/**
 * Reads the whole configuration, or says at once everything that is wrong with it.
 * @throws ConfigError
 */
export function loadConfig(env: Environment, { cwd = process.cwd() }: LoadConfigOptions = {}): Config {
  const { values, faults } = checkVariables(env);
  const storage = resolve(cwd, values.STORAGE_PATH ?? '');
  const database = databaseConfig(values, { cwd, storage }, faults);
  throwConfigFaults(faults);
  return deepFreeze({
    app: appConfig(values),
    api: {
      basePath: `/${trimSlashes(values.API_BASE_PATH ?? '')}`,
      corsOrigins: splitList(values.CORS_ORIGIN_WHITELIST?.toLowerCase() ?? ''),
    },
    storage: {
      path: storage,
      appKeyFile: join(storage, 'app-key'),
      pluginsPath: join(storage, 'plugins'),
      dataSourceFolders: [storage, ...splitList(values.DATA_SOURCE_FOLDERS ?? '').map((folder) => resolve(cwd, folder))],
    },
    database,
    redisUrl: values.REDIS_URL,
    initialRoot: {
      email: values.INIT_ROOT_EMAIL,
      username: values.INIT_ROOT_USERNAME,
      password: values.INIT_ROOT_PASSWORD,
      nickname: values.INIT_ROOT_NICKNAME,
    },
    log: { level: values.LOGGER_LEVEL as LogLevel },
    limits: {
      bodyBytes: parseByteSize(values.REQUEST_BODY_LIMIT ?? '') ?? 0,
      requestTimeoutMs: parseDuration(values.REQUEST_TIMEOUT ?? '') ?? 0,
      trustedHops: Number(values.TRUST_PROXY),
    },
    plugins: { installAllowed: values.PLUGIN_INSTALL === 'on' },
  });
}

function appConfig(values: VariableValues): Config['app'] {
  return {
    env: values.APP_ENV as AppEnvironment,
    host: values.APP_HOST ?? '',
    port: Number(values.APP_PORT),
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    key: values.APP_KEY,
    language: values.INIT_LANG ?? '',
    shutdownTimeoutMs: parseDuration(values.SHUTDOWN_TIMEOUT ?? '') ?? 0,
  };
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  return Object.freeze(value);
}
