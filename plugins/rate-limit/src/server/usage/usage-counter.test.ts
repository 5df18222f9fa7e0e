import { HOUR_MS, MINUTE_MS, UsageCounter } from './usage-counter';

it('counts calls by minute, and keeps an hour that is over until it is written', () => {
  let now = 100 * HOUR_MS;
  const counter = new UsageCounter();
  counter.count('user:1', false, now);
  now += MINUTE_MS;
  counter.count('user:1', true, now);
  expect(counter.unwritten()).toMatchObject([{ subject: 'user:1', hour: 100 * HOUR_MS, calls: 2, refused: 1 }]);
  expect(counter.unwritten()[0]?.minutes.slice(0, 3)).toEqual([1, 1, 0]);
  now += HOUR_MS;
  counter.count('user:1', false, now);
  const [past, current] = counter.unwritten();
  expect([past?.calls, current?.calls]).toEqual([2, 1]);
  for (const entry of counter.unwritten()) entry.written = entry.calls;
  expect(counter.unwritten()).toEqual([]);
  counter.count('user:1', false, now);
  expect(counter.unwritten()).toMatchObject([{ calls: 2, written: 1 }]);
});

it('counts those beyond its room as others', () => {
  const counter = new UsageCounter({ maxSubjects: 2 });
  for (const subject of ['a', 'b', 'c', 'd', 'a']) counter.count(subject, false, 0);
  expect(counter.unwritten().map(({ subject, calls }) => [subject, calls])).toEqual([
    ['a', 2],
    ['b', 1],
    ['others', 2],
  ]);
});
