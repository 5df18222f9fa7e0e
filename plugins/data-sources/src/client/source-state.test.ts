import { addressOf } from './source';
import { stateOf } from './source-state';

const GOOD = { enabled: true, status: 'loaded', faults: [] } as const;

test.each([
  ['answers', GOOD],
  ['answers', { ...GOOD, status: 'reloading' }],
  ['faulty', { ...GOOD, faults: [{ table: 't', fault: 'tableMissing' }] }],
  ['off', { ...GOOD, enabled: false }],
  ['waiting', { ...GOOD, status: null }],
  ['waiting', { ...GOOD, status: 'loading' }],
  ['away', { ...GOOD, status: 'loading-failed', reason: { code: 'DATABASE_ADDRESS_UNREACHABLE', message: '' } }],
  ['refused', { ...GOOD, status: 'loading', reason: { code: 'DATABASE_SIGN_IN_FAILED', message: '' } }],
  ['missing', { ...GOOD, status: 'reloading-failed', reason: { code: 'DATABASE_MISSING', message: '' } }],
  ['broken', { ...GOOD, status: 'loading-failed', reason: { code: 'INTERNAL', message: '' } }],
] as const)('a source is %s', (name, source) => {
  expect(stateOf(source)).toBe(name);
});

test('an address names no password', () => {
  expect(addressOf({ type: 'sqlite', options: { storage: '/data/shop.sqlite' } })).toBe('/data/shop.sqlite');
  expect(addressOf({ type: 'main', options: {} })).toBe('');
  const options = { host: 'db', port: 5433, database: 'shop', username: 'reader', schema: 'sales' };
  expect(addressOf({ type: 'postgres', options })).toBe('reader@db:5433/shop · sales');
});
