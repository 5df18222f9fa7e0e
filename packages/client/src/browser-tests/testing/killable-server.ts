import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, createApi, dataOf } from '@mortise/testing';

/** Compiled by `npm run build`. */
const PROGRAM = resolve(__dirname, '..', '..', '..', '..', 'server', 'bin', 'mortise.js');
/** Milliseconds. */
const START_PATIENCE = 90_000;
const LOOK_AGAIN = 25;

/** The product as it is installed, supervisor and worker in processes of their own, which can be killed and started again. */
export class KillableServer {
  /** Without trailing slash; the same after every start. */
  readonly url: string;
  /** Where it keeps its files: what lies in `plugins` before it starts are plugins. */
  readonly folder: string;
  readonly root = { account: 'root', password: randomBytes(12).toString('base64url') };
  readonly #api: Api;
  readonly #port: number;
  #child: ChildProcess | undefined;
  #token: string | undefined;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.url = `http://127.0.0.1:${port}`;
    this.#port = port;
    this.#api = createApi(this.url, '/api/');
  }

  /** Chooses a port and a folder; nothing runs yet. */
  static async prepare(): Promise<KillableServer> {
    return new KillableServer(await mkdtemp(join(tmpdir(), 'mortise-killed-')), await freePort());
  }

  /** Resolves when it answers. @throws Error when it ends instead, or takes too long */
  async start(): Promise<void> {
    // A process group of its own, so that nothing of it outlives the blow.
    const child = spawn(process.execPath, [PROGRAM, 'start'], {
      cwd: this.folder,
      env: this.#environment(),
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.#child = child;
    const deadline = Date.now() + START_PATIENCE;
    while (!(await answers(this.url))) {
      if (child.exitCode !== null) throw new Error('The server ended instead of starting');
      if (Date.now() > deadline) throw new Error('The server does not answer');
      await sleep(LOOK_AGAIN);
    }
  }

  /** Supervisor and worker in one blow, as a power switch would. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const exit = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await exit;
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** What root is answered; with a body it is a POST. @throws Error when it is refused */
  async ask<T>(path: string, body?: unknown): Promise<T> {
    this.#token ??= await this.signIn(this.root);
    const options = { token: this.#token, ...(body === undefined ? {} : { body }) };
    return dataOf<T>(await this.#api(body === undefined ? 'GET' : 'POST', path, options));
  }

  /** Resolves to a token. @throws Error when the password is not right */
  async signIn(account: { readonly account: string; readonly password: string }): Promise<string> {
    return dataOf<{ readonly token: string }>(await this.#api('POST', 'auth:signIn', { body: account })).token;
  }

  #environment(): Record<string, string> {
    const { PATH = '', HOME = '' } = process.env;
    const { account, password } = this.root;
    return {
      PATH,
      HOME,
      STORAGE_PATH: this.folder,
      APP_HOST: '127.0.0.1',
      APP_PORT: String(this.#port),
      LOGGER_LEVEL: 'error',
      INIT_ROOT_USERNAME: account,
      INIT_ROOT_PASSWORD: password,
      INIT_ROOT_EMAIL: 'root@example.test',
    };
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/api/__health_check`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Below the ports the system hands out by itself: nobody takes it while the server is down. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((tell) => {
      probe.once('error', () => tell(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => tell(true)));
    });
    if (isFree) return port;
  }
}
