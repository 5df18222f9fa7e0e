import type { Span, UsagePoint } from '../../contract';

/** One bar of the chart. */
export interface Bar {
  /** Milliseconds since the epoch: its beginning. */
  readonly at: number;
  readonly calls: number;
  readonly refused: number;
}

/** Minutes of an hour, hours of a day, and of thirty days the days where the viewer is. */
export function barsOf(points: readonly UsagePoint[], span: Span): readonly Bar[] {
  const bars = points.map(({ at, calls, refused }) => ({ at: Date.parse(at), calls, refused: refused ?? 0 }));
  if (span !== 'month') return bars;
  const days = new Map<number, Bar>();
  for (const { at, calls, refused } of bars) {
    const day = new Date(at).setHours(0, 0, 0, 0);
    const before = days.get(day) ?? { at: day, calls: 0, refused: 0 };
    days.set(day, { at: day, calls: before.calls + calls, refused: before.refused + refused });
  }
  return [...days.values()];
}

/** The end of the scale: the next of 1, 2, 5, 10, 20, 50 … */
export function scaleEnd(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= highest) ?? 10 * power;
}
