import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/** The command line as an administrator uses it: in processes of its own, compiled on the way. */
const folder = mkdtempSync(join(tmpdir(), 'mortise-cli-'));
const command = ['--conditions=mortise:source', '--import', pathToFileURL(require.resolve('tsx')).href, resolve(__dirname, 'cli.ts')];
const SOON = 30_000;

// A `.env` file of the working directory counts, so the tests use one.
writeFileSync(join(folder, '.env'), 'APP_PORT=0\nSTORAGE_PATH=./storage\nLOGGER_LEVEL=info\n');
const children: ChildProcess[] = [];
afterAll(() => {
  // Those a failed test left behind; a worker ends when its supervisor is gone.
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function mortise(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream; stdin: NodeJS.WritableStream } {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...command, ...args], { cwd: folder, env: { PATH, HOME, ...env } });
  children.push(child);
  return child;
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(
  args: readonly string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
): Promise<Outcome> {
  const child = mortise(args, env);
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number]>]);
  return { code, out, err };
}

/** Collects what a process prints; `line` waits for the next line that matches. */
function listen(stream: NodeJS.ReadableStream): { all: () => string; line: (pattern: RegExp) => Promise<RegExpExecArray> } {
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
function workerOf({ pid }: ChildProcess): number {
  const lines = execFileSync('ps', ['-Ao', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const worker = lines
    .map((line) => line.trim().split(/\s+/))
    .find(([, parent, ...args]) => parent === String(pid) && args.at(-1)?.endsWith('worker.ts'));
  if (!worker) throw new Error('The supervisor has no worker');
  return Number(worker[0]);
}

const ADDRESS = /listens on (http:\/\/127\.0\.0\.1:\d+)\n/;

async function signIn(url: string, password: string): Promise<number> {
  const body = JSON.stringify({ account: 'admin', password });
  const response = await fetch(`${url}/api/auth:signIn`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return response.status;
}

it(
  'starts, shows the first password once, survives a crash of its worker, and ends in order',
  async () => {
    const server = mortise(['start']);
    const out = listen(server.stdout);
    const err = listen(server.stderr);
    const [, password = ''] = await out.line(/shown only this once: (\S+)\n/);
    const [, first = ''] = await out.line(ADDRESS);
    expect(await signIn(first, password)).toBe(200);

    process.kill(workerOf(server), 'SIGKILL');
    await err.line(/restarted/);
    const [, second = ''] = await out.line(ADDRESS);
    expect(await signIn(second, password)).toBe(200);

    const exit = once(server, 'exit');
    server.kill('SIGTERM');
    expect((await exit)[0]).toBe(0);
    await expect(fetch(`${second}/api/__live`)).rejects.toThrow('fetch failed');
    expect(out.all().split(password)).toHaveLength(2);
    expect(out.all().trimEnd().split('\n').at(-1)).toMatch(/listens on/);
    expect(err.all()).not.toContain(password);
  },
  SOON,
);

it(
  'ends in order without a supervisor as well',
  async () => {
    const server = mortise(['start', '--no-supervisor']);
    await listen(server.stdout).line(ADDRESS);
    const exit = once(server, 'exit');
    server.kill('SIGINT');
    expect((await exit)[0]).toBe(0);
  },
  SOON,
);

it(
  'says in one sentence what is wrong, without a stack',
  async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const cases: [Record<string, string>, string][] = [
      [{ APP_PORT: String(port) }, `Port ${port} is taken by another program. Stop that program, or set APP_PORT to another port.\n`],
      [{ STORAGE_PATH: `${__filename}/storage` }, `${__filename}/storage cannot be used (ENOTDIR).`],
      [{ APP_PORT: 'http', TRUST_PROXY: '-1' }, 'TRUST_PROXY must be'],
    ];
    for (const [env, sentence] of cases) {
      const { code, out, err } = await run(['start'], { env });
      expect([code, err]).toEqual([78, expect.stringContaining(sentence)]);
      expect(out + err).not.toMatch(/\n\s+at /);
    }
    blocker.close();
  },
  SOON,
);

it(
  'switches plugins offline, also those of the core',
  async () => {
    const disabled = await run(['plugin', 'disable', 'users']);
    expect(disabled).toMatchObject({ code: 0, out: expect.stringMatching(/switched off[^]*next start[^]*will not start: acl/) });
    expect((await run(['plugin', 'list'])).out).toMatch(/users +\S+ +no /);
    expect(await run(['plugin', 'enable', 'users'])).toMatchObject({ code: 0 });
    expect((await run(['plugin', 'list'])).out).toMatch(/users +\S+ +yes /);
    expect(await run(['plugin', 'enable', 'nobody'])).toMatchObject({ code: 1, err: 'There is no plugin "nobody".\n' });
  },
  SOON,
);

it(
  'resets a password',
  async () => {
    const made = await run(['reset-password', 'admin']);
    expect(made.code).toBe(0);
    const generated = /shown only this once: (\S+)\n/.exec(made.out)?.[1] ?? '';
    const given = await run(['reset-password', 'admin', '--password-stdin'], { input: 'a password of my own\n' });
    expect(given).toMatchObject({ code: 0, out: expect.not.stringContaining('a password of my own') });
    const server = mortise(['start', '--no-supervisor']);
    const [, url = ''] = await listen(server.stdout).line(ADDRESS);
    expect([await signIn(url, generated), await signIn(url, 'a password of my own')]).toEqual([401, 200]);
    const exit = once(server, 'exit');
    server.kill('SIGTERM');
    await exit;
    expect(await run(['reset-password', 'nobody'])).toMatchObject({ code: 1, err: expect.stringContaining('no user') });
  },
  SOON,
);

it(
  'prints how a request is handled',
  async () => {
    const { code, out } = await run(['map']);
    expect(code).toBe(0);
    expect(out).toMatch(/receive +errors +core[^]*GET \/api\/__health_check +public[^]*pm:enable +pm +no[^]*auth:signIn +public/);
  },
  SOON,
);
