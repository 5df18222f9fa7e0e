import { isAppError } from '@mortise/shared';
import { FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS, SignInLimiter } from './sign-in-limiter';

function setUp() {
  const clock = { now: 0 };
  const limiter = new SignInLimiter(() => clock.now);
  const attempt = async (right: boolean, account = 'ann', address = '10.0.0.1'): Promise<string> => {
    try {
      const work = () => limiter.forAccount(account, () => Promise.resolve(right ? 'in' : undefined));
      return (await limiter.fromAddress(address, work)) ?? 'failed';
    } catch (error) {
      return isAppError(error) ? `${error.code} ${String(error.details['retryAfter'])}` : 'threw';
    }
  };
  return { clock, limiter, attempt };
}

describe('SignInLimiter', () => {
  it('refuses an account after its failures, also the right password, until the minute is over', async () => {
    const { clock, attempt } = setUp();
    for (let index = 0; index < FAILURES_PER_ACCOUNT; index += 1) expect(await attempt(false, 'ann', `10.0.0.${index}`)).toBe('failed');
    clock.now = 10_500;
    expect(await attempt(true, 'ann', '10.0.1.1')).toBe('RATE_LIMITED 50');
    expect(await attempt(true, 'bob', '10.0.1.1')).toBe('in');
    clock.now = 60_000;
    expect(await attempt(true, 'ann', '10.0.1.1')).toBe('in');
  });

  it('forgets the failures of an account at a success, not those of the address', async () => {
    const { attempt } = setUp();
    const rounds = FAILURES_PER_ADDRESS / 4;
    const outcomes: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const right of [true, false, false, false, false]) outcomes.push(await attempt(right));
    }
    expect(outcomes).toEqual(Array.from({ length: rounds }, () => ['in', 'failed', 'failed', 'failed', 'failed']).flat());
    expect(await attempt(true, 'bob')).toBe('RATE_LIMITED 60');
    expect(await attempt(true, 'bob', '10.0.0.2')).toBe('in');
  });

  it('counts all addresses of an IPv6 /64 as one', async () => {
    const { attempt } = setUp();
    for (let index = 0; index < FAILURES_PER_ADDRESS; index += 1)
      expect(await attempt(false, `user ${index}`, `2001:db8:0:1::${index}`)).toBe('failed');
    expect(await attempt(true, 'ann', '2001:db8:0:1:ffff::1')).toBe('RATE_LIMITED 60');
    expect(await attempt(true, 'ann', '2001:db8:0:2::1')).toBe('in');
  });

  it('lets no more wrong attempts through when they come at once', async () => {
    const { attempt } = setUp();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => attempt(false)));
    expect(outcomes.filter((outcome) => outcome === 'failed')).toHaveLength(FAILURES_PER_ACCOUNT);
    expect(outcomes.filter((outcome) => outcome.startsWith('RATE_LIMITED'))).toHaveLength(50 - FAILURES_PER_ACCOUNT);
  });

  it('lets every right attempt through when they come at once', async () => {
    const { attempt } = setUp();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => attempt(true)));
    expect(new Set(outcomes)).toEqual(new Set(['in']));
  });

  it('counts nothing when the attempt itself broke', async () => {
    const { limiter, attempt } = setUp();
    const broken = () => limiter.fromAddress('10.0.0.1', () => limiter.forAccount('ann', () => Promise.reject(new Error('database away'))));
    for (let index = 0; index < 10; index += 1) await expect(broken()).rejects.toThrow('database away');
    expect(await attempt(true)).toBe('in');
  });
});
