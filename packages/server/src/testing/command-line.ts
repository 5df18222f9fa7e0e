import { type ChildProcess, type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const COMMAND = ['--conditions=mortise:source', '--import', pathToFileURL(require.resolve('tsx')).href, resolve(__dirname, '..', 'cli.ts')];

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line as an administrator uses it: in processes of its own, compiled on the way, in a folder of its own. */
export class CommandLine {
  readonly folder = mkdtempSync(join(tmpdir(), 'mortise-cli-'));
  readonly #running = new Map<ChildProcess, Promise<void>>();

  constructor() {
    // A `.env` file of the working directory counts, so the tests use one.
    writeFileSync(join(this.folder, '.env'), 'APP_PORT=0\nSTORAGE_PATH=./storage\nLOGGER_LEVEL=info\n');
  }

  spawn(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcessWithoutNullStreams {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: this.folder, env: { PATH, HOME, ...env } });
    const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
    this.#running.set(child, closed);
    return child;
  }

  async run(args: readonly string[], { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {}): Promise<Outcome> {
    const child = this.spawn(args, env);
    child.stdin.end(input);
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    return { code, out, err };
  }

  /** Ends what is left; a worker ends when its supervisor is gone, and only then lets go of what it prints to. */
  async dispose(): Promise<void> {
    for (const child of this.#running.keys()) child.kill('SIGKILL');
    await Promise.all(this.#running.values());
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Collects what a process prints; `line` waits for the next line that matches. */
export function listen(stream: NodeJS.ReadableStream): { all: () => string; line: (pattern: RegExp) => Promise<RegExpExecArray> } {
  let printed = '';
  let seen = 0;
  const waiting = new Set<() => void>();
  stream.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    for (const look of waiting) look();
  });
  const line = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((done) => {
      const look = (): void => {
        const match = pattern.exec(printed.slice(seen));
        if (!match) return;
        seen += match.index + match[0].length;
        waiting.delete(look);
        done(match);
      };
      waiting.add(look);
      look();
    });
  return { all: () => printed, line };
}

/** The worker of a supervisor, which may have other children: the compiler runs in one. */
export function workerOf({ pid }: ChildProcess): number {
  const lines = execFileSync('ps', ['-Ao', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const worker = lines
    .map((line) => line.trim().split(/\s+/))
    .find(([, parent, ...args]) => parent === String(pid) && args.at(-1)?.endsWith('worker.ts'));
  if (!worker) throw new Error('The supervisor has no worker');
  return Number(worker[0]);
}

/** What a server prints when it listens; the first group is its address. */
export const ADDRESS = /listens on (http:\/\/127\.0\.0\.1:\d+)\n/;

/** Signs the first user in. */
export function signIn(url: string, password: string): Promise<Response> {
  const body = JSON.stringify({ account: 'admin', password });
  return fetch(`${url}/api/auth:signIn`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}

/** Asks a process to end, and waits. Returns its exit code. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<unknown> {
  const exit = once(child, 'exit');
  child.kill(signal);
  return (await exit)[0];
}
