import type { HeaderReader } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

const CHOICES = {
  return: ['representation', 'minimal', 'headers-only'],
  count: ['exact', 'planned', 'estimated'],
  resolution: ['merge-duplicates', 'ignore-duplicates'],
  missing: ['default', 'null'],
  handling: ['strict', 'lenient'],
} as const;

type Choices = { readonly [Name in keyof typeof CHOICES]?: (typeof CHOICES)[Name][number] };

/** What the header `Prefer` (RFC 7240) asks for. */
export interface Preferences extends Choices {
  readonly maxAffected?: number;
  /** Those that are not known here, as they were sent. */
  readonly unknown: readonly string[];
}

/** The first wish for each thing counts. */
export function readPreferences(header: HeaderReader): Preferences {
  const wishes = (header('prefer') ?? '').split(',').map((wish) => wish.trim());
  const read: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const wish of wishes.filter((text) => text !== '')) {
    const [name = '', value = ''] = wish.split('=', 2);
    if (name === 'max-affected' && /^\d{1,9}$/.test(value)) read['maxAffected'] ??= Number(value);
    else if (isChoice(name, value)) read[name] ??= value;
    else unknown.push(wish);
  }
  return { ...(read as Choices & Pick<Preferences, 'maxAffected'>), unknown };
}

function isChoice(name: string, value: string): boolean {
  return Object.entries<readonly string[]>(CHOICES).some(([known, values]) => known === name && values.includes(value));
}

/** @throws AppError HEADER_INVALID for unknown preferences, when they are to be taken strictly */
export function requireKnown({ handling, unknown }: Preferences): void {
  if (handling !== 'strict' || unknown.length === 0) return;
  throw new AppError('HEADER_INVALID', { header: 'prefer', expected: Object.keys(CHOICES), received: unknown.join(', ').slice(0, 100) });
}

/** The value of `Preference-Applied`; undefined when nothing was asked for. */
export function appliedPreferences(preferences: Preferences, method: string): string | undefined {
  const { handling, missing, resolution, count, maxAffected } = preferences;
  const inserts = method === 'POST';
  const writes = inserts || method === 'PATCH' || method === 'PUT' || method === 'DELETE';
  const applied = {
    resolution: inserts ? resolution : undefined,
    missing: writes ? missing : undefined,
    return: writes ? preferences.return : undefined,
    count,
    handling,
    'max-affected': writes && handling === 'strict' ? maxAffected : undefined,
  };
  const told = Object.entries(applied).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return told.length === 0 ? undefined : told.join(', ');
}
