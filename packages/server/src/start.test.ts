import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { writePlugin } from '@mortise/testing';
import { ADDRESS, CommandLine, end, listen, signIn, workerOf } from './testing/command-line';

/** The processes of `mortise start`: how they begin, what they outlive, how they end. */
const commands = new CommandLine();
afterAll(() => commands.dispose());

it('starts, shows the first password once, survives a crash of its worker, and ends in order', async () => {
  const server = commands.spawn(['start']);
  const out = listen(server.stdout);
  const err = listen(server.stderr);
  const [, password = ''] = await out.line(/shown only this once: (\S+)\n/);
  const [, first = ''] = await out.line(ADDRESS);
  expect((await signIn(first, password)).status).toBe(200);

  process.kill(workerOf(server), 'SIGKILL');
  await err.line(/restarted/);
  const [, second = ''] = await out.line(ADDRESS);
  expect((await signIn(second, password)).status).toBe(200);

  expect(await end(server)).toBe(0);
  await expect(fetch(`${second}/api/__live`)).rejects.toThrow('fetch failed');
  expect(out.all().split(password)).toHaveLength(2);
  expect(out.all().trimEnd().split('\n').at(-1)).toMatch(/listens on/);
  expect(err.all()).not.toContain(password);
});

it('outlives what its plugins do', async () => {
  const plugins = join(commands.folder, 'outlive', 'plugins');
  const preset = 'off';
  await writePlugin(plugins, { id: 'thrower', preset, setup: "setTimeout(() => { throw new Error('from a timer'); }, 1);" });
  await writePlugin(plugins, {
    id: 'forgetful',
    preset,
    setup: "setTimeout(() => { void Promise.reject(new Error('forgotten')); }, 1);",
  });
  await writePlugin(plugins, { id: 'quitter', preset, setup: 'process.exit(0);' });
  const onlyOnce = `const fs = require('node:fs'); const mark = __dirname + '/mark'; if (fs.existsSync(mark)) return; fs.writeFileSync(mark, '');`;
  const disguise =
    "const error = new Error('out of nowhere'); error.stack = 'Error: out of nowhere'; setTimeout(() => { throw error; }, 1);";
  await writePlugin(plugins, { id: 'disguised', preset, setup: onlyOnce + disguise });
  const env = { STORAGE_PATH: './outlive', INIT_ROOT_PASSWORD: 'the password of this test' };
  for (const id of ['thrower', 'forgetful', 'quitter']) await commands.run(['plugin', 'enable', id], { env });

  const server = commands.spawn(['start'], env);
  const [out, err] = [listen(server.stdout), listen(server.stderr)];
  await err.line(/plugin "quitter" was set up, and is restarted without it/);
  const [, url = ''] = await out.line(ADDRESS);
  const signedIn = await signIn(url, env.INIT_ROOT_PASSWORD);
  const { token } = ((await signedIn.json()) as { data: { token: string } }).data;
  const headers = { authorization: `Bearer ${token}` };
  const states = async (): Promise<unknown> => {
    const { data } = (await (await fetch(`${url}/api/pm:list`, { headers })).json()) as { data: { name: string; state: string }[] };
    return Object.fromEntries(data.map(({ name, state }) => [name, state]));
  };
  expect(await states()).toMatchObject({ thrower: 'failed', forgetful: 'started', quitter: 'failed', users: 'started' });
  expect(out.all()).toMatch(/"message":"A plugin failed"[^\n]*from a timer|from a timer[^\n]*"message":"A plugin failed"/);
  expect(out.all()).toMatch(/"plugin":"forgetful"[^\n]*nobody looked/);

  await fetch(`${url}/api/pm:enable?filterByTk=disguised`, { method: 'POST', headers }).catch(() => undefined);
  await err.line(/restarted/);
  await out.line(ADDRESS);
  expect(out.all()).toMatch(/out of nowhere[^\n]*nobody caught it/);
  expect(await end(server)).toBe(0);
});

it('goes on when nobody reads what it prints', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  await new Promise((closed) => blocker.close(closed));
  const server = commands.spawn(['start'], { STORAGE_PATH: './unread', APP_PORT: String(port) });
  server.stdout.destroy();
  server.stderr.destroy();
  let status = 0;
  while (status !== 200)
    status = await fetch(`http://127.0.0.1:${port}/api/__live`).then(
      (answer) => answer.status,
      () => 0,
    );
  expect(await end(server)).toBe(0);
});

it('ends with its supervisor, also while it starts', async () => {
  const server = commands.spawn(['start'], { STORAGE_PATH: './orphan' });
  const gone = once(server.stdout, 'end');
  await once(server.stdout, 'data');
  server.kill('SIGKILL');
  await gone;
});

it('ends in order without a supervisor as well', async () => {
  const server = commands.spawn(['start', '--no-supervisor']);
  await listen(server.stdout).line(ADDRESS);
  expect(await end(server, 'SIGINT')).toBe(0);
});

it('says in one sentence what is wrong, without a stack', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const cases: [Record<string, string>, string][] = [
    [{ APP_PORT: String(port) }, `Port ${port} is taken by another program. Stop that program, or set APP_PORT to another port.\n`],
    [{ STORAGE_PATH: `${__filename}/storage` }, `${__filename}/storage cannot be used (ENOTDIR).`],
    [{ DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/nothing?sslmode=prefer` }, 'DATABASE_URL must be'],
    [{ APP_PORT: 'http', TRUST_PROXY: '-1' }, 'TRUST_PROXY must be'],
  ];
  for (const [env, sentence] of cases) {
    const { code, out, err } = await commands.run(['start'], { env });
    expect([code, err]).toEqual([78, expect.stringContaining(sentence)]);
    expect(out + err).not.toMatch(/\n\s+at /);
    // Nothing was made that would be shown only once.
    expect(out).toBe('');
  }
  blocker.close();
});
