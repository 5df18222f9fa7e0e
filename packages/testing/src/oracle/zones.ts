const MINUTE = 60_000;

/** The moment at which clocks of a zone (`+08:00`, `Z`, `Europe/Berlin`) show a time, itself given as if it were UTC. */
export function instantOf(wall: number, zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  if (sign !== undefined) return wall - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
  if (zone === 'Z' || zone === 'UTC') return wall;
  // The offset a day before and a day after: where they differ, clocks are changed in between.
  const guesses = [wall - 86_400_000, wall + 86_400_000].map((near) => wall - offsetAt(near, zone));
  return guesses.find((guess) => guess + offsetAt(guess, zone) === wall) ?? guesses[0] ?? wall;
}

/** What clocks of a zone show at a moment, as if it were UTC. */
export function wallAt(instant: number, zone: string): number {
  if (zone === 'Z' || zone === 'UTC') return instant;
  const behind = /^[+-]/.test(zone) ? instantOf(instant, zone) - instant : -offsetAt(instant, zone);
  return instant - behind;
}

/** How far clocks of a named zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}
