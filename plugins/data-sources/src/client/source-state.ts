import type { Source } from './source';

export type StateName = 'off' | 'waiting' | 'answers' | 'faulty' | 'away' | 'refused' | 'missing' | 'broken';

const BY_CODE: Readonly<Record<string, StateName>> = {
  DATABASE_ADDRESS_UNREACHABLE: 'away',
  DATABASE_UNAVAILABLE: 'away',
  DATABASE_SIGN_IN_FAILED: 'refused',
  DATABASE_MISSING: 'missing',
};

/** How a source stands, in one word that has a text and a colour. */
export function stateOf({ enabled, status, reason, faults }: Pick<Source, 'enabled' | 'status' | 'reason' | 'faults'>): StateName {
  if (!enabled) return 'off';
  if (reason !== undefined) return BY_CODE[reason.code] ?? 'broken';
  if (status === 'loaded' || status === 'reloading') return faults.length > 0 ? 'faulty' : 'answers';
  return status === null || status === 'loading' ? 'waiting' : 'broken';
}
