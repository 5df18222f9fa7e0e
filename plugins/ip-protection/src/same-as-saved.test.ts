import { type TestServer, createApiKey, createCollection, startTestServer } from '@mortise/testing';
import type { DryRun, Rule } from './contract';
import { BEHIND_PROXY, callFrom } from './testing/caller';

const ADDRESSES = ['192.0.2.10', '198.51.100.7', '2001:db8::7', '::ffff:203.0.113.9'];
const ORIGINS = [undefined, 'https://shop.example', 'https://a.b.shop.example:8443'];
const REQUESTS = ['GET todos:list', 'GET todos:get?filterByTk=1', 'GET users:list', 'GET /api/todos/1', 'GET app:boot'];

const RANGES = ['192.0.2.0/24', '192.0.2.10', '198.51.0.0/16', '203.0.113.9', '2001:db8::/32', '::/0', '0.0.0.0/0', '128.0.0.0/1'];
const PAGES = ['https://shop.example', 'https://*.shop.example:8443', 'https://*.b.shop.example:8443', 'http://shop.example'];

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

interface Made {
  readonly request: string;
  readonly from: string;
  readonly origin: string | undefined;
  readonly token: string | undefined;
  /** Of the caller, as reviews name it. */
  readonly name: string;
}

describe('what is said of a rule before it is saved', () => {
  let server: TestServer;
  let calls: readonly Made[];
  let subjects: readonly string[];

  beforeAll(async () => {
    server = await startTestServer({ plugins: ['api-keys'], env: BEHIND_PROXY });
    await createCollection(server, { name: 'todos' });
    const key = await createApiKey(server, { role: 'root' });
    const callers = [[undefined, 'anonymous'] as const, [server.root.token, 'user:1'] as const, [key.token, `apiKey:${key.id}`] as const];
    calls = ADDRESSES.flatMap((from) =>
      ORIGINS.flatMap((origin) =>
        callers.flatMap(([token, principal]) =>
          REQUESTS.map((request) => ({ request, from, origin, token, name: `${principal} ${from.replace('::ffff:', '')} ${origin}` })),
        ),
      ),
    );
    subjects = [
      'everything',
      'path:/',
      'path:/api/todos',
      'path:/api/todos:list',
      'path:/api/todos/1',
      'path:/api/users',
      `apiKey:${key.id}`,
    ];
    for (const call of calls) await isRefused(call);
  });
  afterAll(() => server.close());

  const isRefused = async ({ request, from, origin, token }: Made): Promise<boolean> => {
    const { code } = await callFrom(server, request, { from, ...(origin ? { origin } : {}), ...(token ? { token } : {}) });
    return code === 'ADDRESS_REFUSED' || code === 'ORIGIN_REFUSED';
  };
  const asRoot = async <T>(request: string, body: object): Promise<T> =>
    (await callFrom(server, request, { token: server.root.token, body })).data as T;
  const enforce = (on: boolean) => server.platform.pluginSettings.set('ip-protection', { enforce: on });

  test.each(Array.from({ length: 12 }, (_, seed) => seed))('is what it does, rule %d', async (seed) => {
    const next = numbers(seed * 7919 + 1);
    const some = (list: readonly string[], atMost: number): string[] =>
      Array.from({ length: next(atMost + 1) }, () => list[next(list.length)] ?? '');
    const subject = subjects[next(subjects.length)] ?? '';
    const rule = { subject, deny: some(RANGES.slice(0, 5), 2), allow: some(RANGES, 3), origins: some(PAGES, 2) };
    const said = await asRoot<DryRun>('POST ipRules:dryRun', rule);
    await asRoot<Rule>('POST ipRules:save', { ...rule, force: true });
    const refused = new Set<string>();
    for (const call of calls) if (await isRefused(call)) refused.add(call.name);
    await enforce(false);
    for (let turn = 0; turn < 10; turn += 1) {
      const call = calls[next(calls.length)] as Made;
      const { allowed } = await checked(call);
      await enforce(true);
      expect([call.name, call.request, allowed]).toEqual([call.name, call.request, !(await isRefused(call))]);
      await enforce(false);
    }
    await asRoot(`POST ipRules:destroy?filterByTk=${encodeURIComponent(subject)}`, {});
    await enforce(true);
    // Where the world was made from.
    const ofCalls = said.refused.filter(({ address }) => address !== '127.0.0.1');
    const named = ofCalls.map(({ principal, address, origin }) => `${principal} ${address} ${origin ?? undefined}`);
    expect([rule, named.sort()]).toEqual([rule, [...refused].sort()]);
    expect(said.refusedCount).toBe(said.refused.length);
  });

  const checked = ({ request, from, origin, name }: Made) => {
    const [, path = ''] = request.split(' ');
    const [principal = ''] = name.split(' ');
    const asked = { address: from, principal, path: path.startsWith('/') ? path : `/api/${path}`, ...(origin ? { origin } : {}) };
    return asRoot<{ allowed: boolean }>('POST ipRules:check', asked);
  };
});
