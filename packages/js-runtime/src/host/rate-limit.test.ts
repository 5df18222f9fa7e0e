import { RateLimit } from './rate-limit';

it('lets a burst through, then as many as time allows', () => {
  const limit = new RateLimit({ perSecond: 10, burst: 3 }, 0);
  expect([0, 0, 0, 0].map((now) => limit.take(now))).toEqual([true, true, true, false]);
  expect([50, 100, 110].map((now) => limit.take(now))).toEqual([false, true, false]);
  expect([10_000, 10_000, 10_000, 10_000].map((now) => limit.take(now))).toEqual([true, true, true, false]);
});
