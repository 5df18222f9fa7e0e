import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { type Config, createLogger, loadConfig } from '@mortise/kernel';
import { type Platform, type RunningServer, startServer } from '@mortise/server';
import { type Api, createApi, dataOf } from './api-client';
import { jestLoader } from './jest-loader';
import { watchServer } from './leak-guard';
import { type Dialect, type TestStorage, createTestStorage } from './test-storage';

export interface TestServerOptions {
  /** `sqlite` by default. */
  readonly dialect?: Dialect;
  /** Switched on besides those that are on from the start. */
  readonly plugins?: readonly string[];
  /** Instead of the plugins of this repository: folders whose folders are plugins; `[]` for the bare core. */
  readonly pluginFolders?: readonly string[];
  /** Variables of the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Serves the built admin as well: for tests in a browser. */
  readonly admin?: boolean;
  /** Goes on with the files and the database of a server that was closed with `keep`. */
  readonly storage?: TestStorage;
}

export interface TestServer {
  /** Without trailing slash. */
  readonly url: string;
  readonly api: Api;
  /** The first user, signed in. Without the plugins that make users the token is empty. */
  readonly root: { readonly token: string; readonly account: string; readonly password: string };
  /** The token of a session, the same for every call with the same account and password. */
  signIn(account: string, password: string): Promise<string>;
  readonly platform: Platform;
  readonly storage: TestStorage;
  /** Stops the server and removes its files and tables, unless `keep`. */
  close(options?: { readonly keep?: boolean }): Promise<void>;
}

const PLUGINS = resolve(__dirname, '..', '..', '..', 'plugins');
/** Built by `npm run build`; `npm test` does it first. */
const ADMIN = resolve(__dirname, '..', '..', 'client', 'dist');
const ROOT_ACCOUNT = 'root';

/** A real server in this process: real files, real database, real network, port chosen by the system. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const storage = options.storage ?? (await createTestStorage(options.dialect ?? 'sqlite'));
  const password = randomBytes(12).toString('base64url');
  const env = { ...variables(storage, password), ...options.env };
  const running = await start(options, loadConfig(env, { cwd: storage.folder })).catch(async (error: unknown) => {
    await storage.remove();
    throw error;
  });
  return describeServer(running, storage, env['INIT_ROOT_PASSWORD'] ?? password);
}

function variables(storage: TestStorage, password: string): Record<string, string> {
  return {
    ...storage.variables,
    APP_ENV: 'test',
    APP_HOST: '127.0.0.1',
    APP_PORT: '0',
    LOGGER_LEVEL: 'error',
    SHUTDOWN_TIMEOUT: '5s',
    // Databases of others are files there.
    DATA_SOURCE_FOLDERS: tmpdir(),
    INIT_ROOT_USERNAME: ROOT_ACCOUNT,
    INIT_ROOT_EMAIL: 'root@example.test',
    INIT_ROOT_PASSWORD: password,
  };
}

async function start({ pluginFolders, plugins = [], admin = false }: TestServerOptions, config: Config): Promise<RunningServer> {
  const log = createLogger({ level: config.log.level, destination: process.stderr });
  const bundled = pluginFolders ?? [PLUGINS];
  const running = await startServer({
    config,
    log,
    plugins: { bundled, preferSources: true },
    loader: jestLoader,
    ...(admin ? { adminFolder: ADMIN } : {}),
  });
  try {
    for (const id of plugins) await running.platform.host.enable(id);
    return running;
  } catch (error) {
    await running.close();
    throw error;
  }
}

async function describeServer(running: RunningServer, storage: TestStorage, password: string): Promise<TestServer> {
  const { url, platform } = running;
  const api = createApi(url, platform.apiBase);
  const sessions = new Map<string, Promise<string>>();
  const signIn = (account: string, secret: string): Promise<string> => {
    const key = JSON.stringify([account, secret]);
    const session = sessions.get(key) ?? openSession(api, account, secret);
    sessions.set(key, session);
    return session;
  };
  const close = watchServer(running, async ({ keep = false } = {}) => {
    await running.close();
    if (!keep) await storage.remove();
  });
  const hasUsers = platform.host.list().some(({ id, state }) => id === 'users' && state === 'started');
  const token = hasUsers ? await signIn(ROOT_ACCOUNT, password) : '';
  return { url, api, root: { token, account: ROOT_ACCOUNT, password }, signIn, platform, storage, close };
}

async function openSession(api: Api, account: string, password: string): Promise<string> {
  return dataOf<{ token: string }>(await api('POST', 'auth:signIn', { body: { account, password } })).token;
}
