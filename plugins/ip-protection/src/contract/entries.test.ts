import { readAddress, readAddressLine, readOriginLine } from '.';

const textOf = (reading: ReturnType<typeof readAddressLine | typeof readOriginLine>): string => (reading.ok ? reading.text : reading.fault);

describe('readAddressLine', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7/32 ', '203.0.113.7'],
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8::1', '2001:db8::1'],
    ['2001:0db8:0000::/32', '2001:db8::/32'],
    ['::/0', '::/0'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['::ffff:0:0/96', '0.0.0.0/0'],
    ['::192.0.2.1', '::c000:201'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
    ['10.0.0.0/8 # office,  second floor ', '10.0.0.0/8 # office,  second floor'],
    ['10.0.0.1#', '10.0.0.1'],
    ['10.0.0.1 # a\u0000b\u001b[31m', '10.0.0.1 # a b [31m'],
  ])('keeps %j as %j', (line, text) => expect(textOf(readAddressLine(line))).toBe(text));

  it.each([
    ['', 'empty'],
    ['# a note alone', 'empty'],
    ['localhost', 'address'],
    ['*', 'address'],
    ['203.0.113.*', 'address'],
    ['203.0.113.1-203.0.113.9', 'address'],
    ['203.0.113', 'address'],
    ['127.1', 'address'],
    ['2130706433', 'address'],
    ['0x7f000001', 'zeros'],
    ['0x7f.0.0.1', 'zeros'],
    ['010.0.0.1', 'zeros'],
    ['10.0.0.01', 'zeros'],
    ['10.00.0.1', 'zeros'],
    ['256.0.0.1', 'address'],
    ['1.2.3.4.5', 'address'],
    ['203.0.113.7:8080', 'address'],
    ['[2001:db8::1]', 'address'],
    ['[2001:db8::1]:443', 'address'],
    ['1::2::3', 'address'],
    ['1:2:3:4:5:6:7:8:9', 'address'],
    ['12345::', 'address'],
    ['::ffff:010.0.0.1', 'address'],
    ['::ffff:0x7f.0.0.1', 'address'],
    ['fe80::1%eth0', 'zone'],
    ['fe80::%25eth0/10', 'zone'],
    ['10.0.0.0/33', 'prefix'],
    ['10.0.0.0/08', 'prefix'],
    ['10.0.0.0/', 'prefix'],
    ['10.0.0.0/8/8', 'prefix'],
    ['10.0.0.0/255.0.0.0', 'prefix'],
    ['10.0.0.0/-1', 'prefix'],
    ['::/129', 'prefix'],
    ['10.0.0.1/8', 'hostBits'],
    ['2001:db8::1/32', 'hostBits'],
    ['\u0661.2.3.4', 'address'],
    [`10.0.0.0/8 # ${'x'.repeat(300)}`, 'long'],
  ])('refuses %j: %s', (line, fault) => expect(textOf(readAddressLine(line))).toBe(fault));

  it('says what was perhaps meant', () => {
    expect(readAddressLine('10.1.2.3/8')).toEqual({ ok: false, fault: 'hostBits', suggestion: '10.0.0.0/8' });
    expect(readAddressLine('::ffff:10.1.2.3/104')).toMatchObject({ suggestion: '10.0.0.0/8' });
    expect(readOriginLine('app.example.com')).toEqual({ ok: false, fault: 'origin', suggestion: 'https://app.example.com' });
  });
});

describe('readAddress', () => {
  it('knows one address in all its spellings, and no other', () => {
    const bits = 0xcb007107n;
    for (const text of ['203.0.113.7', '::ffff:203.0.113.7', '::ffff:cb00:7107', '0:0:0:0:0:FFFF:203.0.113.7']) {
      expect(readAddress(text)).toMatchObject({ family: 4, bits });
    }
    expect(readAddress('::203.0.113.7')).toMatchObject({ family: 6, bits });
    expect(readAddress('203.0.113.07')).toBeUndefined();
  });
});

describe('readOriginLine', () => {
  it.each([
    ['https://app.example.com', 'https://app.example.com'],
    ['HTTPS://App.Example.COM:443/path?x#note', 'https://app.example.com # note'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['http://example.com:80', 'http://example.com'],
    ['https://example.com:8443 # shop', 'https://example.com:8443 # shop'],
    ['https://*.example.com', 'https://*.example.com'],
    ['https://*.Example.com:8443', 'https://*.example.com:8443'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ])('keeps %j as %j', (line, text) => expect(textOf(readOriginLine(line))).toBe(text));

  it.each([
    ['', 'empty'],
    ['null', 'origin'],
    ['*', 'origin'],
    ['app.example.com', 'origin'],
    ['//app.example.com', 'origin'],
    ['file:///tmp', 'origin'],
    ['javascript://x', 'origin'],
    ['https://', 'origin'],
    ['https://exa mple.com', 'origin'],
    ['https://example.com:99999', 'origin'],
    ['http://0x7f.1', 'origin'],
    ['http://2130706433', 'origin'],
    ['https://user:secret@example.com', 'credentials'],
    ['https://*', 'wildcard'],
    ['https://*.com', 'wildcard'],
    ['https://*.com.', 'wildcard'],
    ['https://*..com', 'wildcard'],
    ['https://*.1.2.3.4', 'origin'],
    ['https://*.*.example.com', 'wildcard'],
    ['https://shop.*.example.com', 'wildcard'],
    ['https://shop*.example.com', 'wildcard'],
  ])('refuses %j: %s', (line, fault) => expect(textOf(readOriginLine(line))).toBe(fault));
});
