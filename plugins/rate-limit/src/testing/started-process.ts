import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, createApi } from '@mortise/testing';

/** Compiled by `npm run build`; `npm test` does it first. */
const PROGRAM = resolve(__dirname, '..', '..', '..', '..', 'packages', 'server', 'bin', 'mortise.js');
const START_MS = 60_000;
const LOOK_AGAIN_MS = 25;

export interface StartedProcess {
  readonly api: Api;
  /** Supervisor and worker in one blow (SIGKILL), as a power switch would. */
  kill(): Promise<void>;
}

/** Starts the product as it is installed, in processes of its own. @throws Error when it ends instead, or takes too long */
export async function startProcess(folder: string, env: Readonly<Record<string, string>>): Promise<StartedProcess> {
  const port = await freePort();
  const { PATH = '', HOME = '' } = process.env;
  const common = { PATH, HOME, STORAGE_PATH: folder, APP_HOST: '127.0.0.1', APP_PORT: String(port), LOGGER_LEVEL: 'error' };
  const child = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: folder,
    env: { ...common, ...env },
    // A process group of its own, so that nothing of it outlives the blow.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(child, url);
  return { api: createApi(url, '/api/'), kill: () => kill(child) };
}

async function untilItAnswers(child: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  const answers = (): Promise<boolean> =>
    fetch(`${url}/api/__health_check`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await kill(child);
      throw new Error('The server did not start');
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await exit;
}

/** Below the ports the system hands out by itself. */
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
