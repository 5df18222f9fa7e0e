import { CountedLog, type RecordsPort } from '@mortise/plugin-api/server';
import { type AppError, type JsonObject, isAppError } from '@mortise/shared';
import type { BlockAddress } from '../../contract';
import { REFUSALS } from '../collections';

/** Different refusals one process writes down for one minute; all others count together. A block may ask for things without end. */
export const MAX_PER_MINUTE = 100;
const MAX_ROWS = 10_000;
/** Stands for what found no place any more. */
const OTHERS = '*';

/** One call of a block that was refused. */
export interface Refusal extends BlockAddress {
  /** `user:1`, `apiKey:7`. */
  readonly caller: string;
  readonly method: string;
  /** What was asked for: a path of this server without its query, or an address elsewhere. */
  readonly path: string;
  readonly code: string;
  readonly reason: string | null;
}

export type RefusalLog = CountedLog<Refusal>;

export interface RefusalLogParts {
  readonly records: RecordsPort;
  readonly retentionDays: () => number;
}

/** Refused calls of blocks. */
export function createRefusalLog(parts: RefusalLogParts): RefusalLog {
  return new CountedLog<Refusal>({
    ...parts,
    collection: REFUSALS,
    maxPerMinute: MAX_PER_MINUTE,
    maxRows: MAX_ROWS,
    keyOf: (refusal) => JSON.stringify(valuesOf(refusal)),
    nameless: (refusal) => ({ ...refusal, page: OTHERS, block: OTHERS, revision: undefined, path: OTHERS, reason: null }),
    valuesOf,
  });
}

/** Undefined for what is no refusal: faults in a call are the business of its author alone, and a change nobody has agreed to yet is asked about. */
export function refusalIn(error: unknown, call: Omit<Refusal, 'code' | 'reason'>): Refusal | undefined {
  if (isAppError(error) && error.code === 'CALL_READS_ONLY') return undefined;
  if (!isAppError(error) || (error.kind !== 'forbidden' && error.kind !== 'unauthenticated')) return undefined;
  const { caller } = error.details;
  return { ...call, ...(typeof caller === 'string' ? { caller } : {}), code: error.code, reason: reasonOf(error) };
}

function reasonOf({ details: { reason, field, right } }: AppError): string | null {
  const said = [right, field, reason].filter((part) => typeof part === 'string');
  return said.length === 0 ? null : said.join(': ').slice(0, 300);
}

function valuesOf({ page, block, revision, caller, method, path, code, reason }: Refusal): JsonObject {
  return {
    page,
    block,
    revision: revision ?? null,
    caller: caller.slice(0, 250),
    method: method.slice(0, 10),
    path: path.slice(0, 300),
    code,
    reason,
  };
}
