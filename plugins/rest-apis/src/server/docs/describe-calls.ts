import type { NamedQueries } from '@mortise/plugin-named-queries/contract';
import type { CallDocs, DocsReader } from '@mortise/plugin-api/server';
import { type Apis, isServed } from '../apis/apis';
import type { RestApi } from '../apis/rest-api';
import { placeOf } from '../apis/served-apis';
import { runnerOf } from '../requests/runner-of';
import { queryCall } from './query-call';
import { tableCalls } from './table-calls';

export interface DocsDeps {
  readonly apis: Apis;
  readonly queries: NamedQueries | undefined;
}

/** What a reader may call of the APIs that are on: their tables, and the queries they may run. */
export async function describeCalls(reader: DocsReader, { apis, queries }: DocsDeps): Promise<readonly CallDocs[]> {
  const on = apis.stored.filter((api) => api.enabled && api.dataSource === reader.dataSource && isOpenTo(reader, api));
  const calls: CallDocs[] = [];
  for (const api of on) calls.push(...callsOfTables(api, reader), ...(await callsOfQueries(api, reader, queries)));
  return calls;
}

/** A token that one API gave is refused at the others. */
function isOpenTo({ principal }: DocsReader, { slug }: RestApi): boolean {
  const places = principal.narrowing?.places;
  return places === undefined || places.includes(placeOf(slug));
}

function callsOfTables(api: RestApi, { tables }: DocsReader): readonly CallDocs[] {
  return tables.filter(({ collection }) => isServed(api, collection)).flatMap((table) => tableCalls(api.slug, table));
}

async function callsOfQueries(api: RestApi, { principal }: DocsReader, queries: NamedQueries | undefined): Promise<readonly CallDocs[]> {
  const asked = api.queries.map(async (name) => (await queries?.runnable([name], runnerOf(name, principal))) ?? []);
  return (await Promise.all(asked)).flat().map((query) => queryCall(api.slug, query));
}
