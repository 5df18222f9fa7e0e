import { createPolicy } from './counter';
import { MemoryCounter } from './memory-counter';

const policy = createPolicy('address', { points: 2, seconds: 10 });

it('counts calls until the window ends, and begins a new one with the next call', () => {
  let now = 0;
  const counter = new MemoryCounter({ now: () => now });
  const consumed = (): number => counter.consume(policy, 'a').consumed;
  expect([consumed(), consumed(), consumed()]).toEqual([1, 2, 3]);
  now = 9_999;
  expect(consumed()).toBe(4);
  now = 10_000;
  expect(consumed()).toBe(1);
  expect(counter.consume(policy, 'a')).toMatchObject({ consumed: 2, endsAt: 20_000, countedAt: 10_000 });
});

it('counts every kind and every caller apart', () => {
  const counter = new MemoryCounter();
  counter.consume(policy, 'a');
  expect(counter.consume(policy, 'b').consumed).toBe(1);
  expect(counter.consume(createPolicy('user', policy), 'a').consumed).toBe(1);
});

it('remembers no more callers than it may, and forgets the oldest window first', () => {
  let now = 0;
  const counter = new MemoryCounter({ now: () => now, maxWindows: 100 });
  for (let index = 0; index < 10_000; index += 1) counter.consume(policy, `flood-${index}`);
  expect(counter.size).toBe(100);
  expect(counter.consume(policy, 'flood-9999').consumed).toBe(2);
  expect(counter.consume(policy, 'flood-1').consumed).toBe(1);
  now = 10_000;
  counter.sweep();
  expect(counter.size).toBe(0);
});
