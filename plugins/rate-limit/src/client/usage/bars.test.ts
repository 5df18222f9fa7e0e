import { barsOf, scaleEnd } from './bars';

it.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [10, 10],
  [11, 20],
  [999, 1000],
  [5001, 10_000],
])('a scale for %d ends at %d', (highest, end) => {
  expect(scaleEnd(highest)).toBe(end);
});

it('draws a bar for each day of a month, and loses no call', () => {
  const first = Date.UTC(2026, 4, 1);
  const points = Array.from({ length: 720 }, (_, hour) => ({ at: new Date(first + hour * 3_600_000).toISOString(), calls: 2, refused: 1 }));
  const bars = barsOf(points, 'month');
  expect(bars.length).toBeGreaterThanOrEqual(30);
  expect(bars.length).toBeLessThanOrEqual(31);
  expect(bars.reduce((sum, { calls }) => sum + calls, 0)).toBe(1440);
  expect(barsOf(points.slice(0, 24), 'day')).toHaveLength(24);
});
