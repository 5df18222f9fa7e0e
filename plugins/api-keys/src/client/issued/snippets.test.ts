import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { curlSnippet, javascriptSnippet, pythonSnippet } from './snippets';

const run = promisify(execFile);
const CALL = { address: 'https://example.com/api/todos:list', token: 'abc.def' };

describe('snippets of a first call', () => {
  it('show the address and the key', () => {
    expect(curlSnippet(CALL)).toBe("curl 'https://example.com/api/todos:list' \\\n  -H 'Authorization: Bearer abc.def'");
    expect(pythonSnippet(CALL)).toContain('"https://example.com/api/todos:list"');
    expect(pythonSnippet(CALL)).toContain('{"Authorization": "Bearer abc.def"}');
  });

  it('keep a quote inside its text', () => {
    expect(curlSnippet({ ...CALL, address: "https://example.com/api/o'k:list" })).toContain(
      String.raw`'https://example.com/api/o'\''k:list'`,
    );
    expect(javascriptSnippet({ ...CALL, address: 'https://example.com/api/"x":list' })).toContain(
      String.raw`"https://example.com/api/\"x\":list"`,
    );
  });

  it('run as JavaScript', async () => {
    const server = createServer((request, response) => {
      response.end(JSON.stringify({ data: [request.url, request.headers.authorization] }));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const code = javascriptSnippet({ address: `http://127.0.0.1:${port}/api/todos:list`, token: 'abc.def' });
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code]).finally(() => server.close());
    expect(stdout).toContain('/api/todos:list');
    expect(stdout).toContain('Bearer abc.def');
  });
});
