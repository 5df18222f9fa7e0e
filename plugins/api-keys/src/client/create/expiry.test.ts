import { dayAhead, expiryValues } from './expiry';

describe('expiryValues', () => {
  it.each(['1d', '30d', '365d', 'never'] as const)('sends %s as it is', (choice) => {
    expect(expiryValues(choice, '2027-01-01')).toEqual({ expiresIn: choice });
  });

  it('lets a key live until the end of the chosen day', () => {
    const values = expiryValues('date', '2027-03-04');
    expect(values).toEqual({ expiresAt: new Date(2027, 2, 4, 23, 59, 59).toISOString() });
  });
});

describe('dayAhead', () => {
  it.each([
    [new Date(2026, 0, 31, 23, 59), 0, '2026-01-31'],
    [new Date(2026, 0, 31, 23, 59), 1, '2026-02-01'],
    [new Date(2026, 11, 31, 0, 0), 1, '2027-01-01'],
    [new Date(2026, 0, 1), 30, '2026-01-31'],
  ])('%s and %d days: %s', (now, ahead, day) => expect(dayAhead(now, ahead)).toBe(day));
});
