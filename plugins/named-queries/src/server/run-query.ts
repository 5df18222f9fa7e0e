import type { CollectionsPort, ReadsPort, SqlPort } from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject, QUERY_LIMITS, callerVariables } from '@mortise/shared';
import type { NamedQueryCall, NamedQueryRows } from '../contract';
import type { Tree } from '../contract/query-parts';
import { fillTree } from './fill-tree';
import { type BoundParameter, readParameters } from './parameters';
import type { SavedQuery } from './saved-query';

export interface RunDeps {
  readonly collections: CollectionsPort;
  readonly reads: ReadsPort;
  readonly sql: SqlPort;
}

interface Page {
  readonly number: number;
  readonly size: number;
}

type Parameters = ReadonlyMap<string, BoundParameter>;

/**
 * Runs a query for a caller who may. A tree shows what the caller may see; SQL shows what it says.
 * @throws AppError FIELD_UNKNOWN, VALUE_REQUIRED, VALUE_INVALID, PAGE_SIZE_TOO_LARGE, OFFSET_TOO_LARGE, SQL_INVALID, …
 */
export async function runQuery(query: SavedQuery, call: NamedQueryCall, deps: RunDeps): Promise<NamedQueryRows> {
  const parameters = readParameters(query.parameters, call.params ?? {}, query.name);
  const page = readPage(query, call);
  const run = { dataSource: query.dataSource, page, call, deps };
  const rows = query.kind === 'sql' ? runSql(query.sql, parameters, run) : runTree(query.tree, parameters, run);
  return { ...(await rows), page: page.number, pageSize: page.size };
}

function readPage(query: SavedQuery, { page: number = 1, pageSize }: NamedQueryCall): Page {
  const size = pageSize ?? query.pageSize;
  if (size > query.maxPageSize) throw new AppError('PAGE_SIZE_TOO_LARGE', { max: query.maxPageSize, received: size });
  const offset = (number - 1) * size;
  if (offset > QUERY_LIMITS.offset) throw new AppError('OFFSET_TOO_LARGE', { max: QUERY_LIMITS.offset, received: offset });
  return { number, size };
}

interface Run {
  readonly dataSource: string;
  readonly page: Page;
  readonly call: NamedQueryCall;
  readonly deps: RunDeps;
}

type Rows = Pick<NamedQueryRows, 'json' | 'count' | 'countCapped'>;

async function runSql(text: string, parameters: Parameters, { dataSource, page, call, deps }: Run): Promise<Rows> {
  const { size, number } = page;
  const query = {
    text,
    dataSource,
    parameters,
    tables: readableTables(deps.collections, dataSource),
    variables: callerVariables(call.principal),
  };
  const { json, count, capped } = await deps.sql.select(query, {
    limit: size,
    offset: (number - 1) * size,
    count: true,
    signal: call.signal,
  });
  return { json, ...(count === undefined ? {} : { count }), ...(capped ? { countCapped: true } : {}) };
}

/**
 * Other collections of plugins may hold what nobody should read, now or in a later version. Beside `main` there are none of them.
 * @throws AppError DATA_SOURCE_NOT_FOUND
 */
export function readableTables(collections: CollectionsPort, dataSource: string): readonly Collection[] {
  const all = [...collections.snapshot(dataSource).collections.values()];
  return dataSource === 'main' ? all.filter(({ owner, name }) => owner === undefined || name === 'users') : all;
}

async function runTree(tree: Tree, parameters: Parameters, { dataSource, page, call, deps }: Run): Promise<Rows> {
  const { resource, action } = tree;
  const words = fillTree(tree, parameters);
  const { text, meta } =
    action === 'query'
      ? await deps.reads.run(
          { dataSource, resource, action, values: { ...words, limit: page.size, offset: (page.number - 1) * page.size } },
          call,
        )
      : await deps.reads.run({ dataSource, resource, action, query: listQuery(words, page) }, call);
  const { count, countCapped } = meta ?? {};
  return { json: text, ...(typeof count === 'number' ? { count } : {}), ...(countCapped === true ? { countCapped } : {}) };
}

/** As the query string would say it; a filter as JSON keeps the types of its values. */
function listQuery({ filter, ...words }: JsonObject, { number, size }: Page): Readonly<Record<string, unknown>> {
  return { ...words, ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }), page: String(number), pageSize: String(size) };
}
