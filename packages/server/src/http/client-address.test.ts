import { UNKNOWN_ADDRESS, clientAddress, normalAddress } from './client-address';

describe('clientAddress', () => {
  const forged = '6.6.6.6, 203.0.113.7, 10.0.0.2';

  it.each([
    [0, forged, '192.0.2.1'],
    [1, forged, '10.0.0.2'],
    [2, forged, '203.0.113.7'],
    [3, forged, '6.6.6.6'],
    [2, '203.0.113.7', '203.0.113.7'],
    [1, undefined, '192.0.2.1'],
    [1, '', UNKNOWN_ADDRESS],
    [1, 'localhost', UNKNOWN_ADDRESS],
    [0, '6.6.6.6', '192.0.2.1'],
    [1, '6.6.6.6, unknown', UNKNOWN_ADDRESS],
    [1, '6.6.6.6,', UNKNOWN_ADDRESS],
    [1, '6.6.6.6, 010.0.0.1', UNKNOWN_ADDRESS],
    [1, '6.6.6.6, [2001:DB8::7]:4711', '2001:db8::7'],
    [1, '6.6.6.6, "2001:db8::7"', UNKNOWN_ADDRESS],
    [2, '6.6.6.6, ::ffff:203.0.113.7, 10.0.0.2', '203.0.113.7'],
    [2, '6.6.6.6\t,203.0.113.7:80 , 10.0.0.2', '203.0.113.7'],
    [1, `${' '.repeat(15_000)}203.0.113.7`, '203.0.113.7'],
    [1, `${'6.6.6.6,'.repeat(1_800)}203.0.113.7`, '203.0.113.7'],
  ])('believes %i proxies about "%s"', (hops, header, expected) => {
    expect(clientAddress('192.0.2.1', header, hops)).toBe(expected);
  });
});

describe('normalAddress', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['::FFFF:7f00:1', '127.0.0.1'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    [' 198.51.100.4:8080 ', '198.51.100.4'],
    ['::ffff:127.0.0.1%lo', '127.0.0.1'],
    ['::192.0.2.1', '::c000:201'],
    ['::ffff:010.0.0.1', UNKNOWN_ADDRESS],
    ['::ffff:0x7f.0.0.1', UNKNOWN_ADDRESS],
    ['010.0.0.1', UNKNOWN_ADDRESS],
    ['10.0.0.01', UNKNOWN_ADDRESS],
    ['[127.0.0.1', UNKNOWN_ADDRESS],
    ['2001:db8::1]:443', UNKNOWN_ADDRESS],
    ['1.2.3.4:5:6', UNKNOWN_ADDRESS],
    ['127.1', UNKNOWN_ADDRESS],
    ['0x7f000001', UNKNOWN_ADDRESS],
    ['2130706433', UNKNOWN_ADDRESS],
    ['999.1.1.1', UNKNOWN_ADDRESS],
    ['', UNKNOWN_ADDRESS],
    [undefined, UNKNOWN_ADDRESS],
  ])('writes %s as %s', (text, expected) => {
    expect(normalAddress(text)).toBe(expected);
  });
});
