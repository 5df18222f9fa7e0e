import { retryDelay } from './retry';

it('doubles the pause up to five minutes and gives up after twenty failures', () => {
  expect([1, 2, 3, 9, 10, 19].map(retryDelay)).toEqual([1000, 2000, 4000, 256_000, 300_000, 300_000]);
  expect([20, 21].map(retryDelay)).toEqual([undefined, undefined]);
});
