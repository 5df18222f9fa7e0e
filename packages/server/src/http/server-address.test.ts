import type { IncomingMessage } from 'node:http';
import { type ServerAddressOptions, serverAddress } from './server-address';

type Headers = IncomingMessage['headers'];

function addressOf(headers: Headers, options: Partial<ServerAddressOptions> = {}, encrypted = false): string {
  const request = { headers, socket: { encrypted } } as unknown as IncomingMessage;
  const { secure, origin } = serverAddress(request, { trustedHops: 0, ...options });
  return `${secure ? 'secure' : 'plain'} ${origin}`;
}

describe('serverAddress', () => {
  const host = 'localhost:13000';
  const forwarded = { host, 'x-forwarded-proto': 'https', 'x-forwarded-host': 'example.org' };

  it.each<readonly [string, Headers, Partial<ServerAddressOptions>, string]>([
    ['the Host header', { host }, {}, 'plain http://localhost:13000'],
    ['the Host header as browsers write it', { host: 'LOCALHOST:80' }, {}, 'plain http://localhost'],
    ['an IPv6 address', { host: '[::1]:13000' }, {}, 'plain http://[::1]:13000'],
    ['no proxy nobody knows of', forwarded, {}, 'plain http://localhost:13000'],
    ['a proxy of ours', forwarded, { trustedHops: 1 }, 'secure https://example.org'],
    ['a proxy that keeps the Host header', { host, 'x-forwarded-proto': 'HTTPS' }, { trustedHops: 1 }, 'secure https://localhost:13000'],
    ['a proxy that says nothing', { host }, { trustedHops: 1 }, 'plain http://localhost:13000'],
    ['a proxy that leaves it empty', { host, 'x-forwarded-proto': '' }, { trustedHops: 1 }, 'plain http://localhost:13000'],
    [
      'the proxy, not the stranger before it',
      { host, 'x-forwarded-proto': 'https, http' },
      { trustedHops: 1 },
      'plain http://localhost:13000',
    ],
    [
      'the outer one of two proxies',
      { host, 'x-forwarded-proto': 'gopher,https,http' },
      { trustedHops: 2 },
      'secure https://localhost:13000',
    ],
    ['one entry of two proxies', { host, 'x-forwarded-proto': 'https' }, { trustedHops: 2 }, 'secure https://localhost:13000'],
    [
      'PUBLIC_URL before all',
      forwarded,
      { trustedHops: 1, publicUrl: 'http://Intra.example:8080/mortise' },
      'plain http://intra.example:8080',
    ],
    ['a PUBLIC_URL with https', { host }, { publicUrl: 'https://example.org:443' }, 'secure https://example.org'],
  ])('believes %s', (...[, headers, options, expected]) => {
    expect(addressOf(headers, options)).toBe(expected);
  });

  it('knows an encrypted connection', () => {
    expect(addressOf({ host: 'example.org:443' }, {}, true)).toBe('secure https://example.org');
    expect(addressOf({ ...forwarded, 'x-forwarded-proto': 'http' }, { trustedHops: 1 }, true)).toBe('plain http://example.org');
  });

  it.each(['', 'a b', 'user@example.org', 'example.org/path', 'example.org?x', 'example.org#x', 'a,b', 'example.org:99999', '[::1', '%'])(
    'takes "%s" for no host',
    (wrong) => expect(addressOf({ host: wrong })).toBe('plain '),
  );

  it('does without a Host header', () => {
    expect(addressOf({})).toBe('plain ');
  });
});
