import { ADDRESS, CommandLine, end, listen, signIn } from './testing/command-line';

/** The commands beside `start`. */
const commands = new CommandLine();
afterAll(() => commands.dispose());

it('switches plugins offline, also those of the core', async () => {
  const disabled = await commands.run(['plugin', 'disable', 'users']);
  expect(disabled).toMatchObject({ code: 0, out: expect.stringMatching(/switched off[^]*next start[^]*will not start: acl/) });
  expect((await commands.run(['plugin', 'list'])).out).toMatch(/users +\S+ +no /);
  expect(await commands.run(['plugin', 'enable', 'users'])).toMatchObject({ code: 0 });
  expect((await commands.run(['plugin', 'list'])).out).toMatch(/users +\S+ +yes /);
  expect(await commands.run(['plugin', 'enable', 'nobody'])).toMatchObject({ code: 1, err: 'There is no plugin "nobody".\n' });
});

it('resets a password', async () => {
  const made = await commands.run(['reset-password', 'admin']);
  expect(made.code).toBe(0);
  const generated = /New password, shown only this once: (\S+)\n/.exec(made.out)?.[1] ?? '';
  const given = await commands.run(['reset-password', 'admin', '--password-stdin'], { input: 'a password of my own\n' });
  expect(given).toMatchObject({ code: 0, out: expect.not.stringContaining('a password of my own') });
  const server = commands.spawn(['start', '--no-supervisor']);
  const [, url = ''] = await listen(server.stdout).line(ADDRESS);
  expect((await signIn(url, generated)).status).toBe(401);
  expect((await signIn(url, 'a password of my own')).status).toBe(200);
  await end(server);
  expect(await commands.run(['reset-password', 'nobody'])).toMatchObject({ code: 1, err: expect.stringContaining('no user') });
});

it('prints how a request is handled', async () => {
  const { code, out } = await commands.run(['map']);
  expect(code).toBe(0);
  expect(out).toMatch(/receive +errors +core[^]*GET \/api\/__health_check +public[^]*pm:enable +pm +no[^]*auth:signIn +public/);
});
