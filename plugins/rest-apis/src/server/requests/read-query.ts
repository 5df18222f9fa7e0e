import type { ProtocolRequest } from '@mortise/plugin-api/server';
import { AppError, type Collection, type FilterNode, type JsonValue, isJsonObject, malformed, unsupported } from '@mortise/shared';
import { type QueryOption, type QueryOptions, type QueryPair, parseExpression, readOptions, readPairs, toFilter } from '../../odata';
import { refuseDays } from './refuse-days';
import { askForRelated } from './related-nulls';

type OptionsRequest = Pick<ProtocolRequest, 'search' | 'method' | 'body' | 'text'>;

/** The options of a request, from its address and, where it posts them, from its body. */
export function readRequestOptions(request: OptionsRequest): QueryOptions {
  return readOptions(requestPairs(request));
}

/** @throws AppError URL_INVALID, BODY_INVALID */
export function requestPairs({ search, method, body, text }: OptionsRequest): readonly QueryPair[] {
  if (method !== 'POST') return readPairs(search);
  return [...readPairs(search), ...(text === undefined ? bodyPairs(body) : readPairs(text.trim()))];
}

function bodyPairs(body: JsonValue | undefined): readonly QueryPair[] {
  if (body === undefined) return [];
  if (!isJsonObject(body))
    throw new AppError('BODY_INVALID', { path: 'body', expected: 'an object with the options, such as {"$top": 10}' });
  return Object.entries(body).map(([name, value]) => [name, optionText(name, value)]);
}

function optionText(name: string, value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw malformed(name, 'a text, a number or a truth value', JSON.stringify(value));
}

/** @throws AppError OPTION_UNSUPPORTED */
export function requireOnly(options: QueryOptions, expected: readonly QueryOption[]): void {
  const foreign = Object.keys(options).find((name) => !expected.some((known) => known === name));
  if (foreign !== undefined) throw unsupported(foreign);
}

export function readFilter({ $filter }: QueryOptions, collection: Collection): FilterNode | undefined {
  if ($filter === undefined) return undefined;
  const expression = parseExpression('$filter', $filter);
  refuseDays(expression, collection);
  return toFilter(askForRelated(expression, collection));
}

/** JSON is all there is. @throws AppError HEADER_INVALID */
export function requireFormat({ $format }: QueryOptions): void {
  if ($format === undefined) return;
  if (!/^(?:json|application\/json)(?:;|$)/i.test($format)) throw new AppError('HEADER_INVALID', { header: '$format', expected: 'json' });
}
