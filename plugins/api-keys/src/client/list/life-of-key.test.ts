import { lifeOfKey } from './life-of-key';

const NOW = Date.parse('2026-01-01T00:00:00.000Z');

describe('lifeOfKey', () => {
  it.each([
    ['2025-12-31T23:59:59.000Z', 'expired'],
    ['2026-01-01T00:00:00.000Z', 'expired'],
    ['2026-01-01T00:00:01.000Z', 'soon'],
    ['2026-01-08T00:00:00.000Z', 'soon'],
    ['2026-01-08T00:00:01.000Z', 'fine'],
    ['2036-01-01T00:00:00.000Z', 'fine'],
    ['3026-01-01T00:00:00.000Z', 'endless'],
  ])('a key that ends at %s is %s', (expiresAt, life) => expect(lifeOfKey(expiresAt, NOW)).toBe(life));
});
