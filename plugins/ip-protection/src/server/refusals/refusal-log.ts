import { CountedLog, type RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import { REFUSALS } from '../collections';
import type { Refusal } from './refusal';

/** Different refusals one process writes down for one minute; all others count together. An attacker may invent origins without end. */
export const MAX_PER_MINUTE = 100;
/** Rows that are kept, whatever their age. */
export const MAX_ROWS = 10_000;
const MAX_ORIGIN = 300;
/** Stands for the addresses that found no place any more. */
const OTHERS = '*';

export interface RefusalLogParts {
  readonly records: RecordsPort;
  readonly retentionDays: () => number;
}

export type RefusalLog = CountedLog<Refusal>;

/** Refused calls: one row for each minute, caller and deciding list. */
export function createRefusalLog(parts: RefusalLogParts): RefusalLog {
  return new CountedLog<Refusal>({
    ...parts,
    collection: REFUSALS,
    maxPerMinute: MAX_PER_MINUTE,
    maxRows: MAX_ROWS,
    keyOf: ({ address, origin, principal, subject, list, entry }) =>
      JSON.stringify([address, origin?.slice(0, MAX_ORIGIN), principal, subject, list, entry]),
    nameless: (refusal) => ({ ...refusal, address: OTHERS, origin: undefined, principal: undefined }),
    valuesOf,
  });
}

function valuesOf({ address, origin, principal, path, subject, list, entry }: Refusal): JsonObject {
  const rest = { address, path: path.slice(0, 300), subject, list };
  return { ...rest, origin: origin?.slice(0, MAX_ORIGIN) ?? null, principal: principal ?? null, entry: entry ?? null };
}
