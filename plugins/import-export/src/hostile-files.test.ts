import { request } from 'node:http';
import { type ApiAnswer, type TestServer, codeOf, dataOf, eachDatabase, startTestServer } from '@mortise/testing';
import { FileCalls, type ToldReport } from './server/testing/file-calls';

eachDatabase('an import on %s', (dialect) => {
  let server: TestServer;
  let files: FileCalls<ApiAnswer>;

  beforeAll(async () => {
    server = await startTestServer({ dialect, plugins: ['import-export'] });
    files = new FileCalls(server);
  });
  afterAll(() => server.close());

  test.each([
    ['a quote that is never closed', 'title\na\n"b\nc', 'BODY_INVALID'],
    ['a closed quote that goes on', 'title\n"a"b', 'BODY_INVALID'],
    ['the same heading twice', 'title,title\na,b', 'BODY_INVALID'],
    ['two headings for one field', 'title,Title\na,b', 'BODY_INVALID'],
    ['ten thousand columns', Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(','), 'BODY_INVALID'],
    ['a cell of 50 MB', `title\n${'x'.repeat(50 * 1024 * 1024)}`, 'BODY_INVALID'],
    ['a NUL', 'title\na\u0000b', 'VALUE_INVALID'],
    ['nothing', '\n\n', 'BODY_INVALID'],
  ])('of a file with %s is refused', async (_what, file, code) => {
    const name = await files.makeCollection();
    const answer = await files.send(`${name}:import?mode=commit`, file);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect(await files.count(name)).toBe(0);
  });

  test('of other encodings and media types is refused', async () => {
    const name = await files.makeCollection();
    const post = async (body: Buffer, type: string): Promise<number> =>
      (
        await fetch(`${server.url}/api/${name}:import?mode=commit`, {
          method: 'POST',
          headers: { authorization: `Bearer ${server.root.token}`, 'content-type': type },
          body: new Uint8Array(body),
        })
      ).status;
    expect(await post(Buffer.from('title\né', 'latin1'), 'text/csv')).toBe(400);
    expect(await post(Buffer.from('\uFEFFtitle\na', 'utf16le'), 'text/csv')).toBe(400);
    expect(await post(Buffer.from('x'), 'text/plain')).toBe(415);
    expect(codeOf(await files.send('users:create', 'x'))).toBe('MEDIA_TYPE_UNSUPPORTED');
    expect(codeOf(await files.call('POST', `${name}:import`))).toBe('BODY_INVALID');
    expect(codeOf(await files.send('auth:signIn', 'x'.repeat(30 * 1024 * 1024)))).toBe('BODY_TOO_LARGE');
  });

  test('reads byte order marks and mixed line breaks', async () => {
    const name = await files.makeCollection();
    const report = await files.send(`${name}:import?mode=commit`, '\uFEFFtitle,amount\r\na,1\nb,2\r\n\nc,3\n"d\r\ne",4');
    expect(dataOf<ToldReport>(report).imported).toBe(4);
    expect(dataOf(await files.call('GET', `${name}:list?fields=title&sort=id`))).toEqual(
      ['a', 'b', 'c', 'd\r\ne'].map((title) => ({ title })),
    );
  });

  test('that breaks off leaves nothing', async () => {
    const name = await files.makeCollection();
    const { port } = new URL(server.url);
    await new Promise<void>((resolve) => {
      const upload = request({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/api/${name}:import?mode=commit`,
        headers: { authorization: `Bearer ${server.root.token}`, 'content-type': 'text/csv', 'content-length': 100_000 },
      });
      upload.on('error', () => undefined).on('close', () => resolve());
      upload.write(`title\n${'a\n'.repeat(1000)}`, () => setTimeout(() => upload.destroy(), 100));
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await files.count(name)).toBe(0);
  });
});
