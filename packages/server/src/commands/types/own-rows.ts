import type { Log } from '@mortise/plugin-api/server';
import type { CallFacts } from '@mortise/resources';
import { AppError, SYSTEM } from '@mortise/shared';
import type { Platform } from '../../platform/platform';

/** One answer holds a limited number of collections and fields. */
const AT_ONCE = 50;

/** Rows of `collections:listAccessible` as the system itself is shown them. @throws AppError DATA_SOURCE_NOT_FOUND, RESOURCE_NOT_FOUND */
export async function ownRows(platform: Platform, dataSource: string, log: Log): Promise<readonly unknown[]> {
  const names = [...platform.sources.get(dataSource).schema.snapshot().collections.keys()];
  const rows: unknown[] = [];
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const search = new URLSearchParams({ filterByTk: JSON.stringify(names.slice(from, from + AT_ONCE)), dataSourceKey: dataSource });
    rows.push(...(await listAccessible(platform, search, log)));
  }
  return rows;
}

/** The action itself, through the phases of any request but those of HTTP. */
async function listAccessible({ resources }: Platform, search: URLSearchParams, log: Log): Promise<readonly unknown[]> {
  const input = { method: 'GET', path: 'collections:listAccessible', search: search.toString(), header: () => undefined, body: {} };
  const planned = resources.plan(resources.parse(input), { principal: SYSTEM });
  const validated = await resources.validate(await resources.authorize(planned));
  const result = await resources.execute(validated, factsOf(log));
  if (result.kind !== 'value' || !Array.isArray(result.data)) throw new AppError('INTERNAL');
  return result.data;
}

/** Nobody from outside asks. */
function factsOf(log: Log): CallFacts {
  return {
    client: { requestId: 'types', address: '', userAgent: undefined, locale: 'en', secure: false, origin: '' },
    header: () => undefined,
    log,
    upload: undefined,
    tell: () => [],
    signal: new AbortController().signal,
    setHeader: () => undefined,
  };
}
