import { type JsonObject, isAppError } from '@mortise/shared';
import { MAX_LIFE_SECONDS } from './expiry';
import { readKeyRequest } from './key-request';

const NOW = Date.parse('2026-01-01T00:00:00.500Z');
const key = (values: JsonObject) => readKeyRequest({ name: 'ci', role: 'member', ...values }, NOW);

function codeOf(values: JsonObject): string {
  try {
    key(values);
    return 'accepted';
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}

describe('readKeyRequest', () => {
  it.each([
    [{ expiresIn: '1d' }, 86_400],
    [{ expiresIn: '30d' }, 2_592_000],
    [{ expiresIn: '90s' }, 90],
    [{ expiresIn: '5m' }, 300],
    [{ expiresIn: '12h' }, 43_200],
    [{ expiresIn: '2w' }, 1_209_600],
    [{ expiresIn: '1y' }, 31_557_600],
    [{ expiresIn: 'never' }, MAX_LIFE_SECONDS],
    [{ expiresIn: 1 }, 1],
    [{ expiresAt: '2026-01-01T00:01:00Z' }, 60],
    [{ expiresAt: '2026-01-02T00:00:00+01:00' }, 82_800],
  ])('%j lives %d seconds', (values, seconds) => expect(key(values).lifeSeconds).toBe(seconds));

  it.each([
    [{}, 'VALUE_REQUIRED'],
    [{ expiresIn: '' }, 'EXPIRY_INVALID'],
    [{ expiresIn: '30' }, 'EXPIRY_INVALID'],
    [{ expiresIn: '0d' }, 'EXPIRY_INVALID'],
    [{ expiresIn: '-1d' }, 'EXPIRY_INVALID'],
    [{ expiresIn: 0 }, 'EXPIRY_INVALID'],
    [{ expiresIn: 1.5 }, 'EXPIRY_INVALID'],
    [{ expiresIn: '1001y' }, 'EXPIRY_INVALID'],
    [{ expiresIn: '1d', expiresAt: '2027-01-01' }, 'EXPIRY_INVALID'],
    [{ expiresAt: '2026-01-01T00:00:00.900Z' }, 'EXPIRY_INVALID'],
    [{ expiresAt: '2025-01-01' }, 'EXPIRY_INVALID'],
    [{ expiresAt: 'tomorrow' }, 'EXPIRY_INVALID'],
    [{ expiresIn: '1d', name: ' ' }, 'VALUE_REQUIRED'],
    [{ expiresIn: '1d', name: 'x'.repeat(101) }, 'VALUE_INVALID'],
    [{ expiresIn: '1d', role: null }, 'VALUE_REQUIRED'],
    [{ expiresIn: '1d', role: {} }, 'VALUE_REQUIRED'],
    [{ expiresIn: '1d', role: 7 }, 'VALUE_INVALID'],
    [{ expiresIn: '1d', userId: 'me' }, 'VALUE_INVALID'],
    [{ expiresIn: '1d', token: 'x' }, 'FIELD_UNKNOWN'],
  ])('%j is %s', (values, code) => expect(codeOf(values as JsonObject)).toBe(code));

  it.each([[{ role: { name: 'admin' } }], [{ role: 'admin' }], [{ role: null, roleName: 'admin' }]])('reads the role of %j', (role) => {
    expect(key({ expiresIn: '1d', ...role })).toEqual({ name: 'ci', roleName: 'admin', lifeSeconds: 86_400, userId: undefined });
  });
});
