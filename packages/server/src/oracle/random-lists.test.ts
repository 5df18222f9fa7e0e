import { type TestServer, dataOf, eachDatabase, oracle, startTestServer } from '@mortise/testing';
import { stopClock } from '../testing/stop-clock';

const SEED = 20_261_121;
/** Of each caller on each database. */
const REQUESTS = 80;
/** Each is several requests. */
const WALKS = 20;

eachDatabase('random lists on %s', (dialect) => {
  const random = oracle.createRandom(SEED);
  const world = oracle.drawWorld(random, 'a');
  const restricted = oracle.drawCaller(random, world, { name: 'restricted', isDenied: true });
  let server: TestServer;

  const askWith =
    (token: string): oracle.Ask =>
    (path, headers) =>
      server.api('GET', path, { token, headers });

  beforeAll(async () => {
    stopClock(oracle.PRESENT);
    server = await startTestServer({ dialect });
    const post: oracle.Post = async (path, body) => dataOf(await server.api('POST', path, { token: server.root.token, body }));
    await oracle.plantWorld(post, world);
    await oracle.plantCaller(post, restricted);
  });
  afterAll(async () => {
    await server.close();
    jest.useRealTimers();
  });

  test('are what a second, simple reading of the rules expects, for the first user', async () => {
    const questions = { world, caller: oracle.ROOT, ask: askWith(server.root.token), seed: SEED, count: REQUESTS };
    expect(await oracle.checkRequests(questions)).toBeUndefined();
  });

  test('and for a role with some rows and some fields', async () => {
    const ask = askWith(await server.signIn('restricted', 'restricted-password-1'));
    expect(await oracle.checkRequests({ world, caller: restricted, ask, seed: SEED, count: REQUESTS })).toBeUndefined();
  });

  test.each(['root', 'restricted'])('hold when walked through by cursors, and so do sums over groups of them, for %s', async (name) => {
    const token = name === 'root' ? server.root.token : await server.signIn('restricted', 'restricted-password-1');
    const caller = name === 'root' ? oracle.ROOT : restricted;
    expect(await oracle.checkWalks({ world, caller, ask: askWith(token), seed: SEED, count: WALKS })).toBeUndefined();
    const post: oracle.PostAs = (path, body, headers) => server.api('POST', path, { token, body, headers });
    expect(await oracle.checkGroups({ world, caller, post, seed: SEED, count: REQUESTS })).toBeUndefined();
  });
});
