import { type TestServer, type TestServerOptions, startTestServer } from '../start-test-server';
import { TestBrowser } from './test-browser';

export interface ServedAdmin {
  /** Filled in before the first hook of the file that comes after. */
  readonly server: TestServer;
  readonly browser: TestBrowser;
  /** After `server.close({ keep: true })`: the same address and the same files, another process as far as a browser can tell. */
  startAgain(): Promise<void>;
}

type AdminOptions = Omit<TestServerOptions, 'admin' | 'storage'>;

/**
 * Declares, at the top of a test file or a suite, a server with the admin and a browser: there before the first test, gone after the
 * last. What a server needs besides may be prepared by a function. Pages a test opened close when it ends, so that they do not go on
 * following what the tests after it change.
 */
export function serveAdmin(options: AdminOptions | (() => Promise<AdminOptions>) = {}): ServedAdmin {
  const server: Partial<TestServer> = {};
  const browser = provideBrowser();
  let chosen: AdminOptions = {};
  const start = async ({ storage, env }: Pick<TestServerOptions, 'storage' | 'env'> = {}): Promise<void> => {
    const given = storage === undefined ? {} : { storage };
    Object.assign(server, await startTestServer({ ...chosen, ...given, env: { ...chosen.env, ...env }, admin: true }));
  };
  beforeAll(async () => {
    chosen = typeof options === 'function' ? await options() : options;
    await start();
  });
  // A server that did not start has nothing to close; it has said why.
  afterAll(() => server.close?.());
  const served = server as TestServer;
  const startAgain = (): Promise<void> => {
    const { url, storage, root } = served;
    return start({ storage, env: { APP_PORT: new URL(url).port, INIT_ROOT_PASSWORD: root.password } });
  };
  return { server: served, browser, startAgain };
}

/** The same without a server, for files that start one of another kind. */
export function provideBrowser(): TestBrowser {
  const browser = new TestBrowser();
  beforeEach(() => browser.beginTest());
  afterEach(() => browser.endTest());
  afterAll(() => browser.close());
  return browser;
}
