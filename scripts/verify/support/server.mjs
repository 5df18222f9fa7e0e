import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { removeOnExit } from './leftovers.mjs';
import { childrenOf } from './processes.mjs';

const PROGRAM = join(root, 'packages/server/bin/mortise.js');
const START_MILLISECONDS = 60_000;
const KEPT_OUTPUT = 64 * 1024;

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * A port nobody listens on right now, below the ones the system hands out by itself. It stays the same over restarts, so that
 * clients find the server again.
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const isFree = await new Promise((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

/** Settings come from `env` alone: what the developer's shell or an .env file says about databases must not reach a test. */
function environment(env) {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'SystemRoot', 'LD_LIBRARY_PATH'];
  return { ...Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))), ...env };
}

/** True when the server answers its health probe. */
export async function isHealthy(url, patience = 2000) {
  const answer = await fetch(`${url}/api/__health_check`, { signal: AbortSignal.timeout(patience) }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status === 200;
}

/**
 * Starts the compiled command line in a process group of its own and waits until it is healthy.
 * @param {{ port: number, env: Record<string, string>, cwd: string }} options
 */
export async function startServer({ port, env, cwd }) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing`);
  const settings = environment({ APP_HOST: '127.0.0.1', APP_PORT: String(port), LOGGER_LEVEL: 'error', ...env });
  const child = spawn(process.execPath, [PROGRAM, 'start'], { cwd, env: settings, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk) => (output = (output + chunk).slice(-KEPT_OUTPUT));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const server = serverOf(child, { url: `http://127.0.0.1:${port}`, ended, output: () => output });
  try {
    await server.becomesHealthy();
  } catch (error) {
    await server.kill();
    throw error;
  }
  return server;
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

function serverOf(child, { url, ended, output }) {
  const running = () => child.exitCode === null && child.signalCode === null;
  const forget = removeOnExit(() => signal(-child.pid, 'SIGKILL'));
  void ended.then(forget);
  return {
    url,
    pid: child.pid,
    ended,
    output,
    running,
    /** The process that serves; undefined where processes cannot be looked at. */
    worker: () => childrenOf(child.pid)[0],
    /** Kills supervisor and worker in one blow, as a power switch would. */
    async kill() {
      signal(-child.pid, 'SIGKILL');
      await ended;
    },
    /** Kills the worker only; the supervisor is to start another one. */
    killWorker: (worker) => signal(worker, 'SIGKILL'),
    async stop() {
      signal(child.pid, 'SIGTERM');
      const patience = setTimeout(() => signal(-child.pid, 'SIGKILL'), 30_000);
      const result = await ended;
      clearTimeout(patience);
      return result;
    },
    /** Waits for the health probe. @throws when the server ends or takes longer than a minute */
    async becomesHealthy() {
      const deadline = Date.now() + START_MILLISECONDS;
      while (!(await isHealthy(url)) || !running()) {
        if (!running()) throw new Error(`The server ended instead of starting:\n${output()}`);
        if (Date.now() > deadline) throw new Error(`The server was not healthy within ${START_MILLISECONDS / 1000} s:\n${output()}`);
        await sleep(25);
      }
    },
  };
}
