import type { NamedQueries } from '@mortise/plugin-named-queries/contract';
import type { ProtocolCaller, ProtocolErrand, ProtocolRequest } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, isAppError } from '@mortise/shared';
import { type ODataPage, type QueryPair, readOptions, readPage, readPairs } from '../../odata';
import { encodeRows, linkTo } from '../answers/list-answer';
import type { RestApi } from '../apis/rest-api';
import { requireFormat, requireOnly } from './read-query';
import { runnerOf } from './runner-of';

export interface QueryRequest {
  readonly api: RestApi;
  readonly name: string;
  readonly request: ProtocolRequest;
}

/**
 * Runs a named query in its caller's name. What has no `$` is a parameter; one that is repeated is a list, `x.isnull=true` stands for null.
 * @throws AppError QUERY_PARAMETER_…
 */
export function queryErrand({ api, name, request }: QueryRequest, queries: NamedQueries): ProtocolErrand {
  return {
    async run(caller) {
      const pairs = readPairs(request.search);
      const options = readOptions(pairs);
      requireOnly(options, ['$top', '$skip', '$count', '$format']);
      requireFormat(options);
      const page = readPage(options);
      const rows = await readSomeRows({ name, version: api.queryVersions[name], params: readParameters(pairs), page, caller }, queries);
      const next = rows.isCut ? linkTo(request, nextPage(page, rows.size)) : undefined;
      const { text, total } = rows;
      return encodeRows({ text, total: page.counts ? total : undefined, next, counts: page.counts }, request, api.listFormat);
    },
  };
}

/** The values of the parameters, still texts: the query knows their types. */
function readParameters(pairs: readonly QueryPair[]): JsonObject {
  const values = new Map<string, JsonValue>();
  for (const [name, value] of pairs.filter(([text]) => !text.startsWith('$'))) {
    const [, parameter] = /^(.*)\.isnull$/i.exec(name) ?? [];
    if (parameter !== undefined && value === 'true') values.set(parameter, null);
    else values.set(name, withAnother(values.get(name), value));
  }
  return Object.fromEntries(values);
}

function withAnother(before: JsonValue | undefined, value: string): JsonValue {
  if (before === undefined) return value;
  return Array.isArray(before) ? [...before, value] : [before, value];
}

interface Run {
  readonly name: string;
  readonly version: string | undefined;
  readonly params: JsonObject;
  readonly page: ODataPage;
  readonly caller: ProtocolCaller;
}

interface QueryRows {
  readonly text: string;
  readonly size: number;
  readonly total: number | undefined;
  /** There may be more of the rows the caller asked for. */
  readonly isCut: boolean;
}

function nextPage({ top, offset }: ODataPage, size: number): readonly QueryPair[] {
  const rest: readonly QueryPair[] = top === undefined ? [] : [['$top', String(top - size)]];
  return [...rest, ['$skip', String(offset + size)]];
}

/** As many rows as are asked for or, where the query gives fewer at once, those; the rest is on the next page. */
async function readSomeRows(run: Run, queries: NamedQueries): Promise<QueryRows> {
  try {
    return await readRows(run, queries);
  } catch (error) {
    const most = isAppError(error) && error.code === 'PAGE_SIZE_TOO_LARGE' ? Number(error.details['max']) : Number.NaN;
    const { top, offset } = run.page;
    if (top === undefined || !(most < top)) throw error;
    const rows = await readRows({ ...run, page: { ...run.page, top: most } }, queries);
    return { ...rows, isCut: rows.total === undefined || offset + most < rows.total };
  }
}

/** Queries are paged by number: rows that begin in the middle of a page are cut out of two. */
async function readRows({ name, version, params, page, caller }: Run, queries: NamedQueries): Promise<QueryRows> {
  const { top, offset } = page;
  const principal = runnerOf(name, caller.principal);
  const run = (number: number, pageSize: number | undefined) =>
    queries.run(name, { ...caller, principal, version, params, page: number, pageSize });
  if (top === 0) {
    const { count } = await run(1, 1);
    return { text: '[]', size: 0, total: count, isCut: false };
  }
  const first = await run(top === undefined || offset === 0 ? 1 : Math.floor(offset / top) + 1, top);
  const { pageSize: size, count: total } = first;
  if (offset % size === 0 && first.page === offset / size + 1) return { text: first.json, size, total, isCut: isCut(page, size, total) };
  const number = Math.floor(offset / size) + 1;
  const pages = [await run(number, size), await run(number + 1, size)];
  const rows = pages.flatMap(({ json }) => JSON.parse(json) as JsonValue[]);
  const from = offset % size;
  return { text: JSON.stringify(rows.slice(from, from + size)), size, total, isCut: isCut(page, size, total) };
}

function isCut({ top, offset }: ODataPage, size: number, total: number | undefined): boolean {
  return top === undefined && total !== undefined && offset + size < total;
}

/** @throws AppError RESOURCE_NOT_FOUND while no plugin runs queries */
export function requireQueries(queries: NamedQueries | undefined, name: string): NamedQueries {
  if (!queries) throw new AppError('RESOURCE_NOT_FOUND', { resource: name.slice(0, 100) });
  return queries;
}
