import { namedQueriesRef } from '@mortise/plugin-named-queries/contract';
import { core, defineServerPlugin, optional } from '@mortise/plugin-api/server';
import { apiCollection } from './apis/api-collection';
import { Apis } from './apis/apis';
import { keepApis } from './apis/keep-apis';
import { renameTables } from './apis/rename-tables';
import { restApisResource } from './apis/rest-apis-resource';
import { restApisProtocol } from './rest-apis-protocol';

/** Serves the tables of a database, and saved queries, as REST APIs with the query language of OData. */
export const restApisPlugin = defineServerPlugin({
  id: 'rest-apis',
  needs: {
    access: core.access,
    collections: core.collections,
    dataSources: core.dataSources,
    pipeline: core.pipeline,
    queries: optional(namedQueriesRef),
    recordHooks: core.recordHooks,
    records: core.records,
    resources: core.resources,
  },
  async setup(deps) {
    await deps.collections.define(apiCollection);
    await deps.collections.onRename((renamed) => renameTables(deps.records, deps.access, renamed));
    const apis = new Apis(deps.records, deps.collections);
    await apis.load();
    keepApis({ ...deps, apis });
    deps.resources.define(restApisResource({ ...deps, apis }));
    deps.pipeline.protocol(restApisProtocol({ ...deps, apis }));
  },
});
