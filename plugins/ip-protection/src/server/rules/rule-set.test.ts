import type { Rule } from '../../contract';
import { type Call, RuleSet } from './rule-set';
import { readSubject } from './subject';

const rule = (lists: Partial<Rule>): Rule => ({ subject: 'everything', version: 'x', deny: [], allow: [], origins: [], ...lists });
const call: Call = { address: '203.0.113.7', origin: undefined, ownOrigin: 'https://mortise.example', path: '/api/todos:list' };
const refused = (rules: readonly Rule[], changes: Partial<Call> = {}, principal?: string) => {
  const found = new RuleSet(rules).findings({ ...call, ...changes }, principal).find(({ passed }) => !passed);
  return found && `${found.subject} ${found.list} ${found.entry ?? '-'}`;
};

describe('addresses', () => {
  it.each([
    [{}, '203.0.113.7', undefined],
    [{ allow: ['203.0.113.0/29'] }, '203.0.113.7', undefined],
    [{ allow: ['203.0.113.0/29'] }, '203.0.113.8', 'everything allow -'],
    [{ allow: ['203.0.113.8/29'] }, '203.0.113.7', 'everything allow -'],
    [{ allow: ['0.0.0.0/0'] }, '255.255.255.255', undefined],
    [{ allow: ['0.0.0.0/0'] }, '2001:db8::1', 'everything allow -'],
    [{ allow: ['::/0'] }, '203.0.113.7', 'everything allow -'],
    [{ allow: ['::/0'] }, '2001:db8::1', undefined],
    [{ allow: ['2001:db8::/33'] }, '2001:db8:7fff:ffff:ffff:ffff:ffff:ffff', undefined],
    [{ allow: ['2001:db8::/33'] }, '2001:db8:8000::', 'everything allow -'],
    [{ deny: ['203.0.113.7'] }, '203.0.113.7', 'everything deny 203.0.113.7'],
    [{ deny: ['::ffff:203.0.113.7'] }, '203.0.113.7', 'everything deny 203.0.113.7'],
    [{ deny: ['203.0.113.7'], allow: ['203.0.113.7'] }, '203.0.113.7', 'everything deny 203.0.113.7'],
    [{ deny: ['203.0.0.0/16', '203.0.113.0/24'] }, '203.0.113.7', 'everything deny 203.0.113.0/24'],
    [{ deny: ['203.0.0.0/16'], allow: ['203.0.113.7'] }, '203.0.113.7', 'everything deny 203.0.0.0/16'],
    // What nobody knows passes no list of addresses, not even one that holds everything.
    [{ allow: ['0.0.0.0/0', '::/0'] }, '0.0.0.0', 'everything allow -'],
    [{ deny: ['198.51.100.1'] }, '0.0.0.0', 'everything deny -'],
    [{ origins: ['https://a.example'] }, '0.0.0.0', undefined],
    // Written past the actions.
    [{ allow: ['nonsense'] }, '203.0.113.7', 'everything allow -'],
  ])('%j for %s: %s', (lists, address, expected) => expect(refused([rule(lists)], { address })).toBe(expected));
});

describe('origins', () => {
  const lists = { origins: ['https://shop.example', 'https://*.partner.example:8443', 'http://localhost:5173'] };

  it.each([
    ['https://shop.example', true],
    ['https://SHOP.example:443', true],
    ['http://shop.example', false],
    ['https://shop.example:8443', false],
    ['https://shop.example.evil.example', false],
    ['https://evilshop.example', false],
    ['https://shop.example/', false],
    ['https://shop.example https://evil.example', false],
    ['https://shop.example, https://evil.example', false],
    ['https://a.partner.example:8443', true],
    ['https://a.b.partner.example:8443', true],
    ['https://partner.example:8443', false],
    ['https://xpartner.example:8443', false],
    ['https://a.partner.example', false],
    ['https://*.partner.example:8443', true],
    ['http://localhost:5173', true],
    ['null', false],
    ['', false],
    [`https://${'a.'.repeat(5000)}partner.example:8443`, false],
    ['https://mortise.example', true],
    [undefined, true],
  ])('%s passes: %s', (origin, passes) => expect(refused([rule(lists)], { origin }) === undefined).toBe(passes));

  it('lets no page off as its own when nobody knows the own name', () => {
    expect(refused([rule(lists)], { origin: '', ownOrigin: '' })).toBe('everything origins -');
  });
});

describe('subjects', () => {
  const rules = [
    rule({ allow: ['203.0.113.0/24', '198.51.100.0/24'] }),
    rule({ subject: 'path:/api/rest/v1', allow: ['198.51.100.0/24'] }),
    rule({ subject: 'apiKey:7', deny: ['198.51.100.1'] }),
    rule({ subject: 'oauthClient:shop', origins: ['https://shop.example'] }),
  ];

  it.each([
    ['203.0.113.7', '/api/todos:list', undefined, undefined],
    ['203.0.113.7', '/api/rest/v1/todos', undefined, 'path:/api/rest/v1 allow -'],
    ['203.0.113.7', '/api/rest/v1', undefined, 'path:/api/rest/v1 allow -'],
    ['203.0.113.7', '/api/%72est/v1/todos', undefined, 'path:/api/rest/v1 allow -'],
    ['203.0.113.7', '/api//rest/v1/todos', undefined, 'path:/api/rest/v1 allow -'],
    ['203.0.113.7', '/api/rest/v10/todos', undefined, undefined],
    ['203.0.113.7', '/api/rest/v1%', undefined, undefined],
    ['192.0.2.1', '/api/rest/v1/todos', undefined, 'everything allow -'],
    ['198.51.100.1', '/api/rest/v1/todos', undefined, undefined],
    ['198.51.100.1', '/api/rest/v1/todos', 'apiKey:7', 'apiKey:7 deny 198.51.100.1'],
    ['198.51.100.1', '/api/rest/v1/todos', 'apiKey:77', undefined],
  ])('%s on %s as %s: %s', (...[address, path, principal, expected]) =>
    expect(refused(rules, { address, path }, principal)).toBe(expected),
  );

  it('takes an action for a part of its collection', () => {
    const todos = [rule({ subject: 'path:/api/todos', deny: ['203.0.113.7'] })];
    for (const path of [
      '/api/todos',
      '/api/todos:list',
      '/api/todos/1',
      '/api/todos/1/tags:list',
      '/api/t%6fdos:list',
      '/api/todos.tags:list',
    ]) {
      expect(refused(todos, { path })).toBeDefined();
    }
    expect(refused(todos, { path: '/api/todos2:list' })).toBeUndefined();
    expect(refused([rule({ subject: 'path:/', deny: ['203.0.113.7'] })], { path: '/admin' })).toBeDefined();
  });

  it('takes what a path stands for like the path itself', () => {
    const shop = [rule({ subject: 'path:/oauth/shop', deny: ['203.0.113.7'], origins: ['https://shop.example'] })];
    const placesOf = (path: string): readonly string[] => (path === '/oauth/get/shop/_/orders' ? ['/oauth/shop'] : []);
    const set = new RuleSet(shop, undefined, placesOf);
    const refusal = (path: string) => set.refusalOf({ ...call, path })?.subject;
    expect(refusal('/oauth/get/shop/_/orders')).toBe('path:/oauth/shop');
    expect(refusal('/oauth/shop/token')).toBe('path:/oauth/shop');
    expect(refusal('/oauth/get/other/_/orders')).toBeUndefined();
    expect(set.letsPageRead('https://shop.example', '/oauth/get/shop/_/orders')).toBe(true);
    expect(set.keepsPageOut('https://other.example', '/oauth/get/shop/_/orders')).toBe(true);
    expect(set.keepsPageOut('https://other.example', '/oauth/get/other/_/orders')).toBe(false);
  });

  it('lets pages ask that any key lists, unless a list for everybody keeps them out', () => {
    const open = new RuleSet(rules);
    expect(open.letsPageRead('https://shop.example', '/api/todos:list')).toBe(true);
    expect(open.letsPageRead('https://other.example', '/api/todos:list')).toBe(false);
    const closed = new RuleSet([...rules.slice(1), rule({ origins: ['https://other.example'] })]);
    expect(closed.letsPageRead('https://shop.example', '/api/todos:list')).toBe(false);
    expect(closed.keepsPageOut('https://shop.example', '/api/todos:list')).toBe(true);
    expect(closed.letsPageRead('https://other.example', '/api/todos:list')).toBe(true);
  });

  it.each(['everything', 'path:/', 'path:/api/rest/v1', 'apiKey:7', 'oauthClient:shop_1'])('%s can be one', (subject) =>
    expect(readSubject(subject)).toBe(subject),
  );
  it('spells a path in one way', () => expect(readSubject('path:/api/rest/v1/')).toBe('path:/api/rest/v1'));
  it.each([
    '',
    'user:1',
    'apiKey:',
    'apiKey:x',
    'apiKey:07',
    'path:',
    'path:api',
    'path:/a//b',
    'path:/a/../b',
    'path:/a?b',
    'path:/%61',
    '__proto__',
  ])('%j can be none', (subject) => expect(() => readSubject(subject)).toThrow('VALUE_INVALID'));
});

describe('ten thousand entries', () => {
  const rulesOf = (count: number): RuleSet => {
    const allow = Array.from({ length: count }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
    const deny = Array.from({ length: count }, (_, index) => `2001:db8:${index.toString(16)}::/48`);
    return new RuleSet([rule({ allow, deny })]);
  };

  /** Microseconds of this process for many calls; the best of several turns, since the machine has other work. */
  const costOf = (rules: RuleSet): number => {
    const turns = Array.from({ length: 5 }, () => {
      const { user } = process.cpuUsage();
      for (let turn = 0; turn < 4_000; turn += 1) rules.refusalOf({ ...call, address: `10.${turn % 39}.7.${turn % 256}` });
      return process.cpuUsage().user - user;
    });
    return Math.min(...turns);
  };

  it('decide as few do', () => {
    const rules = rulesOf(10_000);
    expect(rules.refusalOf({ ...call, address: '10.39.15.255' })).toBeUndefined();
    expect(rules.refusalOf({ ...call, address: '10.39.16.0' })).toMatchObject({ list: 'allow' });
    expect(rules.refusalOf({ ...call, address: '2001:db8:270f::1' })).toMatchObject({ list: 'deny', entry: '2001:db8:270f::/48' });
  });

  it('cost a call about as much as ten do', () => {
    // A walk through the lists would cost a thousand times as much.
    expect(costOf(rulesOf(10_000)) / costOf(rulesOf(10))).toBeLessThan(20);
  });
});
