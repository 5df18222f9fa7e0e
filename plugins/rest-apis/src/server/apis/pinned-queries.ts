import type { NamedQueries } from '@mortise/plugin-named-queries/contract';
import type { AccessPort, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, type Transaction } from '@mortise/shared';
import { REST_APIS, type RestApi } from './rest-api';

type Versions = Readonly<Record<string, string>>;

/** How a query an API offers stands to the saved one. */
export type QueryState = 'current' | 'changed' | 'gone';

/**
 * Pins the queries about to be stored, each at the version it was offered with before or, where it is new, at the one of now. What a caller
 * says of versions counts for nothing.
 */
export async function pinQueries(
  values: Record<string, JsonValue>,
  { before, queries, transaction }: { before: readonly RestApi[]; queries: NamedQueries | undefined; transaction: Transaction },
): Promise<void> {
  delete values['queryVersions'];
  const { queries: names } = values;
  if (!Array.isArray(names)) return;
  const pinned: [string, string][] = [];
  for (const name of names.filter((one) => typeof one === 'string')) {
    const version = sharedVersion(name, before) ?? (await queries?.pin(name, transaction));
    if (version !== undefined) pinned.push([name, version]);
  }
  values['queryVersions'] = Object.fromEntries(pinned);
}

/** Several APIs that are changed at once keep a version only where they all have it. */
function sharedVersion(name: string, [first, ...others]: readonly RestApi[]): string | undefined {
  const version = first?.queryVersions[name];
  return others.every(({ queryVersions }) => queryVersions[name] === version) ? version : undefined;
}

/** How the queries of an API stand to the saved ones. Nothing is known of them while no plugin saves queries. */
export async function queryStates({ queries: names, queryVersions }: RestApi, queries: NamedQueries | undefined): Promise<JsonObject[]> {
  const now = await queries?.versions(names);
  const stateOf = (name: string): QueryState => {
    if (now === undefined) return 'current';
    const version = now.get(name);
    if (version === undefined) return 'gone';
    return (queryVersions[name] ?? version) === version ? 'current' : 'changed';
  };
  return names.map((name) => ({ name, state: stateOf(name) }));
}

interface Republishing {
  readonly records: RecordsPort;
  readonly access: Pick<AccessPort, 'changed'>;
  readonly queries: NamedQueries | undefined;
}

/** Offers a query as it is saved now. @throws AppError RECORD_NOT_FOUND */
export async function republish(api: RestApi, name: string, { records, access, queries }: Republishing): Promise<Versions> {
  const versions = await records.transaction(async (transaction) => {
    const version = api.queries.includes(name) ? await queries?.pin(name, transaction) : undefined;
    if (version === undefined) throw new AppError('RECORD_NOT_FOUND', { collection: 'namedQueries' });
    const [row] = await records.find<RestApi>(REST_APIS, { filter: { id: api.id }, fields: ['id', 'queryVersions'] }, { transaction });
    const changed = { ...row?.queryVersions, [name]: version };
    await records.update(REST_APIS, { id: api.id }, { queryVersions: changed }, { transaction });
    return changed;
  });
  await access.changed();
  return versions;
}
