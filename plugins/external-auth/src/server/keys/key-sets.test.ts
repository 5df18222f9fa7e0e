import type { RequestListener } from 'node:http';
import type { Log } from '@mortise/plugin-api/server';
import { type KeyServer, jwkOf, serveKeys, startKeyServer } from '../../testing/key-server';
import { ecPair, rsaPair } from '../../testing/signing';
import { KeySets } from './key-sets';

const one = jwkOf(rsaPair().publicKey, 'one');
const two = jwkOf(rsaPair().publicKey, 'two');
const nothing = (): void => undefined;
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => log };

describe('the keys an issuer publishes', () => {
  let issuer: KeyServer;
  let now: number;
  let sets: KeySets;
  beforeEach(async () => {
    issuer = await startKeyServer();
    now = 0;
    sets = new KeySets({ log, signal: new AbortController().signal, now: () => now });
  });
  afterEach(() => issuer.close());

  const find = async (kid: string | undefined, name = 'id', privateAddressAllowed = true): Promise<number> =>
    (await sets.find({ name, keyType: 'RSA', jwksUrl: issuer.url, privateAddressAllowed }, kid)).length;

  it('are fetched once, however many ask at once, and remembered', async () => {
    issuer.answer(serveKeys([one, two]));
    expect(await Promise.all([find('one'), find('two'), find('one')])).toEqual([1, 1, 1]);
    expect(await find('one')).toBe(1);
    expect(issuer.asked()).toBe(1);
  });

  it('without kid are clear only when there is one', async () => {
    issuer.answer(serveKeys([one]));
    expect(await find(undefined)).toBe(1);
    issuer.answer(serveKeys([one, two]));
    now += 700_000;
    await find('one');
    now += 700_000;
    expect(await find('two')).toBe(1);
    expect(await find(undefined)).toBe(0);
  });

  it('survive a flood of unknown kids while the issuer is dead', async () => {
    issuer.answer(serveKeys([one]));
    expect(await find('one')).toBe(1);
    issuer.answer((_request, response) => void response.destroy());
    now += 60_000;
    const found = await Promise.all(Array.from({ length: 1000 }, (_, index) => find(`flood-${index}`)));
    expect(found.every((count) => count === 0)).toBe(true);
    expect(await find('one')).toBe(1);
    expect(issuer.asked()).toBe(2);
    now += 23 * 3_600_000;
    expect(await find('one')).toBe(1);
    now += 2 * 3_600_000;
    expect(await find('one')).toBe(0);
  });

  it('are found again after the issuer has changed them', async () => {
    issuer.answer(serveKeys([one]));
    expect(await find('two')).toBe(0);
    issuer.answer(serveKeys([two]));
    expect(await find('two')).toBe(0);
    now += 60_000;
    expect(await find('two')).toBe(1);
    expect(await find('one')).toBe(0);
  });

  it('of one issuer never answer for another', async () => {
    issuer.answer(serveKeys([one]));
    expect(await find('one', 'a')).toBe(1);
    issuer.answer(serveKeys([two]));
    expect(await find('one', 'b')).toBe(0);
  });

  it('are not fetched from this network unless that is allowed', async () => {
    issuer.answer(serveKeys([one]));
    expect(await find('one', 'id', false)).toBe(0);
    const port = new URL(issuer.url).port;
    const source = { name: 'id', keyType: 'RSA' as const, jwksUrl: `http://localhost:${port}/jwks`, privateAddressAllowed: false };
    expect(await sets.find(source, 'one')).toEqual([]);
    expect(issuer.asked()).toBe(0);
  });

  it.each<[string, RequestListener]>([
    ['a redirect', (_request, response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
    ['a page', (_request, response) => void response.end('<html></html>')],
    ['too much', (_request, response) => void response.end(JSON.stringify({ keys: [one], pad: 'x'.repeat(300_000) }))],
    ['another form', (_request, response) => void response.end('[]')],
    ['no keys', serveKeys([])],
    ['a symmetric key', serveKeys([{ kty: 'oct', k: 'AAAA', kid: 'one' } as never])],
    ['a private key', serveKeys([{ ...one, d: 'AAAA' }])],
    ['a key for encryption', serveKeys([{ ...one, use: 'enc' } as never])],
    ['a key of another family', serveKeys([jwkOf(ecPair('prime256v1').publicKey, 'one')])],
    [
      'half an answer',
      (_request, response) => void response.writeHead(200, { 'content-length': '1000' }).write('{"keys":[', () => response.destroy()),
    ],
  ])('are none in %s', async (_title, listener) => {
    issuer.answer(listener);
    expect(await find('one')).toBe(0);
    expect(issuer.asked()).toBe(1);
  });
});
