import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { AppError, isAppError } from '@mortise/shared';
import { type NamedQueries, namedQueriesRef } from '../contract';
import { namedQueriesResource } from './actions/named-queries-resource';
import { requireRunRight, runnerOf } from './query-access';
import { QUERY_COLLECTIONS } from './query-collections';
import { QueryStore } from './query-store';
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
    const store = new QueryStore(deps.records);
    const queries: NamedQueries = {
      async run(name, call) {
        const query = await store.get(name);
        const principal = runnerOf(query, call.principal);
        await requireRunRight(query, principal, deps.access);
        return runQuery(query, { ...call, principal }, deps).catch((error: unknown) => {
          throw withoutWords(error);
        });
      },
      async mayRun(name, principal) {
        try {
          const query = await store.get(name);
          await requireRunRight(query, runnerOf(query, principal), deps.access);
          return true;
        } catch (error) {
          if (isAppError(error) && (error.kind === 'notFound' || error.kind === 'forbidden')) return false;
          throw error;
        }
      },
    };
    context.provide(namedQueriesRef, queries);
    deps.resources.define(
      namedQueriesResource({
        ...deps,
        store,
        queries,
        preview: (query, call) => runQuery(query, call, deps),
        tables: () => readableTables(deps.collections),
      }),
    );
  },
});

/** What the database says of a text may quote rows; it is for those who may write the text. */
function withoutWords(error: unknown): unknown {
  if (!isAppError(error) || error.code !== 'SQL_INVALID') return error;
  return new AppError('SQL_INVALID', { problem: 'the database refused it' }, { cause: error });
}
