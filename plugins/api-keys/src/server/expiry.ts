import { AppError, type JsonObject, type JsonValue, normalizeDateTime } from '@mortise/shared';

const UNIT_SECONDS = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
  // 365.25 days, as clients of NocoBase reckon.
  ['y', 31_557_600],
]);
const DURATION = /^(\d{1,12})([smhdwy])$/;
/** What "never" means: a thousand years. */
export const MAX_LIFE_SECONDS = 1000 * 31_557_600;
const EXPECTED = 'expiresIn: "never", a duration such as "30d", or seconds; or expiresAt: a moment in the future';

/**
 * The life of a new key in whole seconds from `now` (milliseconds).
 * @throws AppError VALUE_REQUIRED when neither `expiresIn` nor `expiresAt` is given, EXPIRY_INVALID
 */
export function readLifeSeconds(values: JsonObject, now: number): number {
  const expiresIn = values['expiresIn'] ?? null;
  const expiresAt = values['expiresAt'] ?? null;
  if (expiresIn === null && expiresAt === null) throw new AppError('VALUE_REQUIRED', { field: 'expiresIn' });
  if (expiresIn !== null && expiresAt !== null) throw invalid('expiresIn and expiresAt');
  const seconds = expiresAt === null ? durationSeconds(expiresIn) : secondsUntil(expiresAt, now);
  if (seconds === undefined || seconds < 1 || seconds > MAX_LIFE_SECONDS) throw invalid(expiresIn ?? expiresAt);
  return seconds;
}

function durationSeconds(value: JsonValue): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (value === 'never') return MAX_LIFE_SECONDS;
  const match = typeof value === 'string' ? DURATION.exec(value) : null;
  return match ? Number(match[1]) * (UNIT_SECONDS.get(match[2] ?? '') ?? Number.NaN) : undefined;
}

function secondsUntil(value: JsonValue, now: number): number | undefined {
  const moment = typeof value === 'string' ? normalizeDateTime(value) : undefined;
  return moment === undefined ? undefined : Math.floor(new Date(moment).getTime() / 1000) - Math.floor(now / 1000);
}

function invalid(received: JsonValue): AppError {
  const shown = typeof received === 'string' ? received.slice(0, 100) : typeof received === 'number' ? received : typeof received;
  return new AppError('EXPIRY_INVALID', { expected: EXPECTED, received: shown });
}
