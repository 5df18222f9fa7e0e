import type { JsonValue, Measure } from '@mortise/shared';
import { createRandom } from './aggregates';

export type SaleRow = Readonly<Record<string, JsonValue>>;

const random = createRandom(20_251_121);
const pick = (...items: readonly JsonValue[]): JsonValue => items[random(items.length)] ?? null;
const HUGE = ['9223372036854775807', '-9223372036854775808', '9007199254740993', 0, 1, -1] as const;

/** Numbers at their limits and in between, often none. */
export const SALES: readonly SaleRow[] = [
  { kind: 'none', small: null, big: null, price: null, fine: null },
  ...Array.from({ length: 400 }, () => ({
    kind: pick('a', 'B', 'ä', '', null),
    small: pick(null, random(100) - 50, random(2 ** 31)),
    big: pick(null, pick(...HUGE), random(2 ** 40) - 2 ** 39),
    price: pick(null, ((random(2_000_000) - 1_000_000) / 100).toFixed(2), '99999999.99', '-0.01'),
    fine: pick(null, `0.${String(random(1e9)).padStart(9, '0')}${String(random(1e9)).padStart(9, '0')}`, '-0.000000000000000001'),
  })),
];

const SCALES: Readonly<Record<string, number>> = { small: 0, big: 0, price: 2, fine: 18 };

/** The answer worked out by hand: whole numbers without end, halves rounded away from zero. */
export function expectedOf(
  rows: readonly SaleRow[],
  name: string,
  { aggregation, distinct }: Pick<Measure, 'aggregation' | 'distinct'>,
): JsonValue {
  const scale = SCALES[name] ?? 0;
  const all = rows.map((row) => row[name] ?? null).filter((value) => value !== null);
  const units = all.map((value) => BigInt(JSON.stringify(value).replaceAll(/[".]/g, '')));
  const values = distinct ? [...new Set(units)] : units;
  if (aggregation === 'count') return values.length;
  if (values.length === 0) return null;
  const sum = values.reduce((left, right) => left + right, 0n);
  if (aggregation === 'sum') return scale === 0 && Number.isSafeInteger(Number(sum)) ? Number(sum) : decimal(sum, scale);
  if (aggregation === 'avg') {
    const text = decimal(divide(sum * 1_000_000n, BigInt(values.length)), scale + 6);
    return scale === 0 && Number.isSafeInteger(Math.trunc(Number(text))) ? Number(text) : text;
  }
  const sorted = values.toSorted((left, right) => (left < right ? -1 : 1));
  const end = (aggregation === 'min' ? sorted[0] : sorted.at(-1)) ?? 0n;
  return scale === 0 && Number.isSafeInteger(Number(end)) ? Number(end) : decimal(end, scale);
}

function decimal(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`;
}

function divide(value: bigint, by: bigint): bigint {
  const positive = value < 0n ? -value : value;
  const rounded = (2n * positive + by) / (2n * by);
  return value < 0n ? -rounded : rounded;
}
