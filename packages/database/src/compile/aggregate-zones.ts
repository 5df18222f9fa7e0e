import { wallClock } from '@mortise/shared';

/** The years whose changes of clocks are known; before and after them the first and the last distance from UTC holds. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2070;

const MINUTE = 60_000;
/** Shorter than the shortest time between two changes of clocks. */
const STEP = 14 * 24 * 60 * MINUTE;

/** There are fewer places than that, so a process works each out once at most. */
const MAX_TABLES = 700;
const tables = new Map<string, string>();

/**
 * When the clocks of a place show what, as JSON text: `[[year, from, to, seconds], …]`. `from` (included) and `to` are beginnings of
 * moments in UTC, all within the year; `seconds` is the distance from UTC.
 */
export function zoneTable(place: string): string {
  const known = tables.get(place);
  if (known !== undefined) return known;
  const table = JSON.stringify(stretches(place));
  if (tables.size >= MAX_TABLES) tables.clear();
  tables.set(place, table);
  return table;
}

/** Brings the year of a moment into the range of the table. */
export function knownYear(moment: string): string {
  return `min(max(substr(${moment}, 1, 4), '${FIRST_YEAR}'), '${LAST_YEAR}')`;
}

type Stretch = readonly [year: string, from: string, to: string, seconds: number];

function stretches(place: string): Stretch[] {
  const changes = changesOf(place);
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  return years.flatMap((year) => {
    const [start, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
    const inside = changes.filter((at) => at > start && at < end);
    return [start, ...inside].map((at, index): Stretch => {
      const next = inside[index];
      const from = at === start && year === FIRST_YEAR ? '' : shown(at);
      // Beyond every digit: the last stretch has no end.
      const to = next === undefined && year === LAST_YEAR ? '~' : shown(next ?? end);
      return [String(year), from, to, secondsAt(at, place)];
    });
  });
}

function shown(moment: number): string {
  return new Date(moment).toISOString().slice(0, 16);
}

/** The moments at which clocks are changed, to the minute. */
function changesOf(place: string): number[] {
  const changes: number[] = [];
  const end = Date.UTC(LAST_YEAR + 1, 0, 1);
  for (let at = Date.UTC(FIRST_YEAR, 0, 1), seconds = secondsAt(at, place); at < end; at += STEP) {
    const after = secondsAt(at + STEP, place);
    if (after !== seconds) changes.push(changeBetween(at, at + STEP, place));
    seconds = after;
  }
  return changes;
}

function changeBetween(before: number, after: number, place: string): number {
  const seconds = secondsAt(before, place);
  let [low, high] = [before / MINUTE, after / MINUTE];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (secondsAt(middle * MINUTE, place) === seconds) low = middle;
    else high = middle;
  }
  return high * MINUTE;
}

function secondsAt(moment: number, place: string): number {
  return (wallClock(moment, { kind: 'place', name: place }) - moment) / 1000;
}
