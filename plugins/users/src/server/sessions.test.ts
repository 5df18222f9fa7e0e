import type { Credential, CredentialsPort, RecordsPort, TokensPort } from '@mortise/plugin-api/server';
import { SESSION_LIFE_SECONDS, Sessions, TOKEN_LIFE_SECONDS } from './sessions';

/** Only the clock is what is tested here: a store of one row and tokens that are their own payload stand for the rest. */
function setUp() {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  let row: Credential | undefined;
  const credentials: Pick<CredentialsPort, 'issue' | 'find'> = {
    issue: ({ kind, userId, expiresAt }) => {
      const common = {
        name: null,
        roleName: null,
        createdAt: new Date(clock.now).toISOString(),
        revokedAt: null,
        lastUsedAt: null,
        useCount: 0,
      };
      row = { ...common, id: 7, kind, userId, expiresAt: expiresAt.toISOString() };
      return Promise.resolve({ id: 7, jti: 'jti' });
    },
    find: () => Promise.resolve(row),
  };
  const tokens: Pick<TokensPort, 'sign'> = { sign: (purpose, payload) => JSON.stringify({ purpose, ...payload }) };
  const records = { findOne: () => Promise.resolve({ id: 1 }) } as unknown as RecordsPort;
  const sessions = new Sessions({
    credentials: credentials as CredentialsPort,
    tokens: tokens as TokensPort,
    records,
    now: () => clock.now,
  });
  const read = (token: string) => JSON.parse(token) as Parameters<Sessions['resolve']>[0];
  return { clock, sessions, read };
}

describe('the life of a session', () => {
  it('renews a token in the second half of its life, never beyond the session', async () => {
    const { clock, sessions, read } = setUp();
    const begun = clock.now / 1000;
    let token = read((await sessions.begin(1)).token);
    expect(token.exp - token.iat).toBe(TOKEN_LIFE_SECONDS);
    clock.now += (TOKEN_LIFE_SECONDS / 2 - 1) * 1000;
    expect(await sessions.resolve(token)).toEqual({ kind: 'user', id: 'user:1', userId: 1, credentialId: 7 });
    for (let renewals = 0; ; renewals += 1) {
      clock.now = (token.iat + (token.exp - token.iat) / 2) * 1000;
      const { renewal } = await sessions.resolve(token);
      if (renewal === undefined) break;
      expect(renewals).toBeLessThan(20);
      const renewed = read(renewal.token);
      expect(renewal.sessionEndsAt.getTime() / 1000).toBe(begun + SESSION_LIFE_SECONDS);
      expect(renewed.jti).toBe(token.jti);
      expect(renewed.exp).toBeGreaterThan(token.exp);
      token = renewed;
    }
    expect(token.exp).toBe(begun + SESSION_LIFE_SECONDS);
    clock.now = token.exp * 1000;
    await expect(sessions.resolve(token)).rejects.toMatchObject({ code: 'EXPIRED_SESSION' });
  });
});
