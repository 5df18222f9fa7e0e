import { setTimeout as pause } from 'node:timers/promises';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type TestServer, createCollection, dataOf, startTestServer } from '@mortise/testing';

/** Long ones, so that all of them at once would take more than 34 MB as text alone. */
const ROWS = 20_000;
const WIDTH = 1_800;
/** Milliseconds; it is the volume that takes its time. */
const PATIENCE = 300_000;
const MAX_GROWTH = 24 * 1024 * 1024;

describe('twenty thousand long rows', () => {
  let server: TestServer;
  let name: string;

  beforeAll(async () => {
    server = await startTestServer({ plugins: ['import-export'] });
    const fields = [
      { name: 'title', type: 'string' },
      { name: 'body', type: 'text' },
    ];
    name = await createCollection(server, { fields });
  });
  afterAll(() => server.close());

  const authorization = (): string => `Bearer ${server.root.token}`;

  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;

  /** The most memory the process held more than before while `work` ran; the client of the test is part of it. */
  async function growthOf(work: () => Promise<void>): Promise<number> {
    const held = (): number => {
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = held();
    let most = before;
    let timer: NodeJS.Timeout | undefined;
    // Collecting takes longer the busier the machine is, and must not take all the time there is.
    const look = (): void => {
      const began = performance.now();
      most = Math.max(most, held());
      timer = setTimeout(look, Math.max(500, 5 * (performance.now() - began)));
    };
    look();
    await work();
    clearTimeout(timer);
    return most - before;
  }

  /** `fetch` would hold all it has sent until it is answered. */
  async function upload(): Promise<unknown> {
    const headers = { authorization: authorization(), 'content-type': 'text/csv' };
    const sending = request(`${server.url}/api/${name}:import?mode=commit`, { method: 'POST', headers });
    const answered = once(sending, 'response');
    await pipeline(lines(), sending);
    const [answer] = (await answered) as [IncomingMessage];
    return json(answer);
  }

  async function* lines(): AsyncGenerator<Buffer> {
    yield Buffer.from('title,body\n');
    const filler = 'x'.repeat(WIDTH);
    for (let row = 0; row < ROWS; row += 1000) {
      yield Buffer.from(Array.from({ length: 1000 }, (_, index) => `t${row + index},${filler}\n`).join(''));
    }
  }

  test(
    'come in and go out at flat memory',
    async () => {
      const coming = await growthOf(async () => {
        expect(await upload()).toEqual({ data: { imported: ROWS, failed: 0, faults: [] } });
      });
      let size = 0;
      let breaks = 0;
      const going = await growthOf(async () => {
        const answer = await fetch(`${server.url}/api/${name}:export?fields=title,body`, { headers: { authorization: authorization() } });
        for await (const chunk of answer.body ?? []) {
          const bytes = Buffer.from(chunk as Uint8Array);
          size += bytes.length;
          for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) breaks += 1;
        }
      });
      expect(breaks).toBe(ROWS + 1);
      expect(size).toBeGreaterThan(ROWS * WIDTH);
      expect(coming).toBeLessThan(MAX_GROWTH);
      expect(going).toBeLessThan(MAX_GROWTH);
    },
    PATIENCE,
  );

  test('stop being read when the caller leaves', async () => {
    const answer = await fetch(`${server.url}/api/${name}:export`, { headers: { authorization: authorization() } });
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await pause(2000);
    const { statements } = server.platform.source.statistics();
    await pause(500);
    expect(server.platform.source.statistics().statements - statements).toBeLessThan(5);
    dataOf(await server.api('GET', `${name}:list`, { token: server.root.token }));
  });
});
