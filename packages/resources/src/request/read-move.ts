import { AppError, type RecordMove } from '@mortise/shared';
import { type RawQuery, readChoice, saidBy } from './query-parameters';

const METHODS = ['insertAfter', 'prepend'] as const;
const STICKY = ['true', 'false'] as const;

/**
 * Where a record is to go; undefined for a call that names none.
 * @throws AppError QUERY_PARAMETER_INVALID
 */
export function readMove(query: RawQuery): RecordMove | undefined {
  const source = readText(query, 'sourceId');
  if (source === undefined) return undefined;
  const sortField = readText(query, 'sortField');
  return { source, to: readDestination(query), ...(sortField === undefined ? {} : { sortField }) };
}

function readDestination(query: RawQuery): RecordMove['to'] {
  const method = readChoice(query, 'method', METHODS);
  const isSticky = readChoice(query, 'sticky', STICKY) === 'true';
  const key = readText(query, 'targetId');
  const values = readScope(saidBy(query, 'targetScope'));
  const given = [isSticky, key !== undefined, values !== undefined].filter(Boolean).length;
  if (given !== 1)
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'targetId', expected: 'one of targetId, targetScope and sticky' });
  if (isSticky) return { kind: 'start' };
  if (key !== undefined) return { kind: 'record', key, after: method === 'insertAfter' ? true : undefined };
  return { kind: 'scope', values: values ?? {}, first: method === 'prepend' };
}

function readText(query: RawQuery, parameter: string): string | undefined {
  const raw = saidBy(query, parameter);
  if (raw === undefined) return undefined;
  if (typeof raw !== 'string' || raw === '') throw new AppError('QUERY_PARAMETER_INVALID', { parameter, expected: 'one text' });
  return raw;
}

function readScope(raw: unknown): Readonly<Record<string, string>> | undefined {
  if (raw === undefined) return undefined;
  const entries = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.entries(raw) : [];
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (texts.length !== 1 || entries.length !== 1) {
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'targetScope', expected: 'targetScope[field]=value' });
  }
  return Object.fromEntries(texts);
}
