import { SnowflakeNumbers } from './snowflake';

const START = Date.UTC(2025, 0, 1);

function take(numbers: SnowflakeNumbers, count: number): number[] {
  return Array.from({ length: count }, () => numbers.next());
}

it('never repeats itself and always grows, also when it needs more numbers than a second has', () => {
  const made = take(new SnowflakeNumbers({ process: 3, now: () => START + 5_000 }), 20_000);
  expect(new Set(made).size).toBe(20_000);
  expect(made).toEqual(made.toSorted((a, b) => a - b));
});

it('does not go back with the clock', () => {
  let now = START + 9_000;
  const numbers = new SnowflakeNumbers({ process: 3, now: () => now });
  const [before = 0] = take(numbers, 1);
  now -= 5_000;
  expect(numbers.next()).toBeGreaterThan(before);
});

it('shares no number with another process in the same second', () => {
  const now = (): number => START + 1_000;
  const first = new Set(take(new SnowflakeNumbers({ process: 1, now }), 4_096));
  expect(take(new SnowflakeNumbers({ process: 2, now }), 4_096).filter((number) => first.has(number))).toEqual([]);
});

it('stays within the numbers JSON keeps exactly until 2093', () => {
  const last = new SnowflakeNumbers({ process: 1023, now: () => START + (2 ** 31 - 1) * 1000 });
  expect(Math.max(...take(last, 4_096))).toBe(Number.MAX_SAFE_INTEGER);
});
