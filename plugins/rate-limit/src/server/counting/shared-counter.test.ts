import type { Log } from '@mortise/plugin-api/server';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { createPolicy } from './counter';
import { MemoryCounter } from './memory-counter';
import { SharedCounter } from './shared-counter';

const policy = createPolicy('user', { points: 2, seconds: 10 });

/** A Redis that can be switched off, and says how often it was asked. */
function build(whenAway: 'memory' | 'refuse' = 'memory') {
  const state = { now: 0, isUp: true, asked: 0, told: [] as string[] };
  const limiter = {
    penalty: () => {
      state.asked += 1;
      return state.isUp ? Promise.resolve(new RateLimiterRes(0, 10_000, state.asked, false)) : Promise.reject(new Error('gone'));
    },
  };
  const tell = (message: string): void => void state.told.push(message);
  const log: Log = { debug: tell, info: tell, warn: tell, error: tell, child: () => log };
  const now = (): number => state.now;
  const counter = new SharedCounter({ redis: { limiter }, memory: new MemoryCounter({ now }), whenAway: () => whenAway, log, now });
  return { state, counter, call: async () => (await counter.consume(policy, 'user:1')).consumed };
}

it('goes on in memory while Redis is away, says so once, and asks it again now and then', async () => {
  const { state, counter, call } = build();
  state.isUp = false;
  expect(await call()).toBe(1);
  expect([await call(), await call()]).toEqual([2, 3]);
  expect(state).toMatchObject({ asked: 1, told: [expect.stringContaining('not answer') as string] });
  expect(counter.isAway).toBe(true);
  state.now = 1_000;
  expect(await Promise.all([call(), call()])).toEqual([5, 4]);
  expect(state.asked).toBe(2);
  state.now = 2_000;
  state.isUp = true;
  expect(await call()).toBe(3);
  expect(counter.isAway).toBe(false);
  expect(state.told).toHaveLength(2);
});

it('refuses while Redis is away, where that is chosen', async () => {
  const { state, call } = build('refuse');
  state.isUp = false;
  await expect(call()).rejects.toMatchObject({ code: 'RATE_LIMITS_UNAVAILABLE' });
  await expect(call()).rejects.toMatchObject({ code: 'RATE_LIMITS_UNAVAILABLE' });
  expect(state.asked).toBe(1);
});

it('does not ask for those who have nothing left, until the window ends or limits change', async () => {
  const { state, counter, call } = build();
  for (let index = 0; index < 10; index += 1) await call();
  expect(state.asked).toBe(3);
  counter.forgetExhausted();
  await call();
  expect(state.asked).toBe(4);
  state.now = 10_000;
  await call();
  expect(state.asked).toBe(5);
});
