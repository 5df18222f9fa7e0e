import type { Random } from './random';
import type { Column, Json } from './world';

const OFFSETS = ['Z', '+08:00', '-05:30', '+14:00', '-12:00'];
/** Zones whose clocks are changed, by an hour and by half of one, and one with an odd offset. */
export const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', ...OFFSETS.slice(1)];
/** Beyond these years zones had no whole minutes, or there is no room for the end of a period. */
const YEARS = [1969, 2030] as const;

/**
 * A period around a moment or day: a year, quarter, month, week, day, and for times also an hour or less, now and then with an offset.
 * A period of less than a day carries one, since local clocks that are changed show some hours twice and others never.
 */
export function drawPeriod(random: Random, { type }: Column, near: string): string {
  const parsed = readNear(near);
  const isUseless = Number.isNaN(parsed.getTime()) || parsed.getUTCFullYear() < YEARS[0] || parsed.getUTCFullYear() > YEARS[1];
  const iso = (isUseless ? new Date(Date.UTC(random.int(...YEARS), random.int(0, 11), random.int(1, 31))) : parsed).toISOString();
  const year = iso.slice(0, 4);
  const long = [
    year,
    iso.slice(0, 7),
    iso.slice(0, 10),
    `${year}Q${random.int(1, 4)}`,
    `${year}W${String(random.int(1, 52)).padStart(2, '0')}`,
  ];
  if (type === 'date') return random.pick(long);
  const short = [iso.slice(0, 13), iso.slice(0, 16), iso.slice(0, 19)].map((text) => text.replace('T', ' '));
  if (type === 'datetimeNoTz') return random.pick([...long, ...short]);
  const zoned = [...short, ...long].map((text) => text + random.pick(OFFSETS));
  return random.pick([...long, ...long, ...zoned, iso]);
}

const UNITS = ['day', 'week', 'month', 'quarter', 'year'];
const AROUND = ['this', 'last', 'next'].flatMap((side) => ['Week', 'Month', 'Quarter', 'Year'].map((unit) => side + unit));
const NAMES = ['today', 'yesterday', 'tomorrow', ...AROUND];
const VARIABLES = [
  ...NAMES,
  'now',
  ...['this', 'last', 'next'].map((side) => `${side}IsoWeek`),
  ...[7, 30, 90].flatMap((days) => [`last${days}Days`, `next${days}Days`]),
];

/** A period counted from the present. */
export function drawRelative(random: Random): Json {
  if (random.chance(0.6)) return { type: random.pick(NAMES) };
  return { type: random.pick(['past', 'next']), number: random.pick([1, 2, 3, 5, 30, 400]), unit: random.pick(UNITS) };
}

/** The same, as a variable. */
export const drawNamed = (random: Random): string => random.pick(['{{$nDate.x}}', '{{ $nDate.x }}']).replace('x', random.pick(VARIABLES));

/** Seconds since 1970, a moment, or a day and time without zone, which are taken as UTC. */
function readNear(near: string): Date {
  if (/^-?\d+$/.test(near)) return new Date(Number(near) * 1000);
  const hasZone = /(Z|[+-]\d\d:\d\d)$/.test(near);
  return new Date(hasZone || near.length === 10 ? near : `${near.replace(' ', 'T')}Z`);
}
