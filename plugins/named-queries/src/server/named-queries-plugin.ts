import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { AppError, isAppError } from '@mortise/shared';
import { type NamedQueries, namedQueriesRef } from '../contract';
import { namedQueriesResource } from './actions/named-queries-resource';
import { mayRun, requireRunRight, runnerOf } from './query-access';
import { QUERY_COLLECTIONS } from './query-collections';
import { QueryStore } from './query-store';
import { QueryVersions, versionOf } from './query-versions';
import { findInQueries } from './find-in-queries';
import { renameInQueries } from './rename-in-queries';
import { readableTables, runQuery } from './run-query';

/** Queries with parameters, saved once and run by name. */
export const namedQueriesPlugin = defineServerPlugin({
  id: 'named-queries',
  needs: {
    access: core.access,
    collections: core.collections,
    reads: core.reads,
    records: core.records,
    resources: core.resources,
    sql: core.sql,
  },
  async setup(deps, context) {
    for (const definition of QUERY_COLLECTIONS) await deps.collections.define(definition);
    await deps.collections.onRename((renamed) => renameInQueries(deps.records, renamed));
    deps.collections.addDependents((mentions) => findInQueries(mentions, deps));
    const store = new QueryStore(deps.records);
    const versions = new QueryVersions(deps.records);
    const queries: NamedQueries = {
      async run(name, call) {
        const query = await store.get(name);
        const principal = runnerOf(query, call.principal);
        await requireRunRight(query, principal, deps.access);
        const asked = call.version === undefined ? query : await versions.at(query, call.version);
        return runQuery(asked, { ...call, principal }, deps).catch((error: unknown) => {
          throw withoutWords(error);
        });
      },
      async runnable(names, principal) {
        const queries = await store.named(names);
        const allowed = await Promise.all(queries.map((query) => mayRun(query, runnerOf(query, principal), deps.access)));
        return queries.filter((_query, index) => allowed[index]);
      },
      async pin(name, transaction) {
        const [query] = await store.named([name], { transaction });
        return query && versions.keep(query, transaction);
      },
      versions: async (names) => new Map((await store.named(names)).map((query) => [query.name, versionOf(query)])),
    };
    context.provide(namedQueriesRef, queries);
    deps.resources.define(
      namedQueriesResource({
        ...deps,
        store,
        queries,
        preview: (query, call) => runQuery(query, call, deps),
        tables: (dataSource) => readableTables(deps.collections, dataSource),
      }),
    );
  },
});

/** What the database says of a text may quote rows; it is for those who may write the text. */
function withoutWords(error: unknown): unknown {
  if (!isAppError(error) || error.code !== 'SQL_INVALID') return error;
  return new AppError('SQL_INVALID', { problem: 'the database refused it' }, { cause: error });
}
