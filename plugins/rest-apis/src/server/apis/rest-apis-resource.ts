import type { NamedQueries } from '@mortise/plugin-named-queries/contract';
import {
  type AccessPort,
  type ActionDefinition,
  type ActionPermission,
  type CollectionsPort,
  type DataSourcesPort,
  type RecordsPort,
  type ResourceDefinition,
  answer,
  defineAction,
  requireKey,
} from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject, isWritable } from '@mortise/shared';
import { DESCRIPTION, REPUBLISHED, SOURCES } from './api-docs';
import { type Apis, isServed } from './apis';
import { queryStates, republish } from './pinned-queries';
import { REST_APIS, type RestApi } from './rest-api';

const MANAGE: ActionPermission = { kind: 'granted', snippet: 'pm.rest-apis' };

export interface ResourceDeps {
  readonly access: AccessPort;
  readonly apis: Apis;
  readonly collections: CollectionsPort;
  readonly dataSources: DataSourcesPort;
  readonly queries: NamedQueries | undefined;
  readonly records: RecordsPort;
}

/** `/api/restApis:…` */
export function restApisResource(deps: ResourceDeps): ResourceDefinition {
  return {
    name: REST_APIS,
    collection: REST_APIS,
    actions: {
      list: { standard: 'list', permission: MANAGE },
      get: { standard: 'get', permission: MANAGE },
      create: { standard: 'create', permission: MANAGE },
      update: { standard: 'update', permission: MANAGE },
      destroy: { standard: 'destroy', permission: MANAGE },
      describe: describeAction(deps),
      republish: republishAction(deps),
      sources: sourcesAction(deps),
    },
  };
}

/** What an API serves now: its tables with their columns. */
function describeAction({ apis, collections, queries }: ResourceDeps): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: true,
    describe: { query: { filterByTk: { type: 'string' } }, output: DESCRIPTION },
    async run(call) {
      const api = requireApi(requireKey(call), apis);
      const tables = [...collections.snapshot(api.dataSource).collections.values()].filter((collection) => isServed(api, collection));
      return answer({ slug: api.slug, tables: tables.map(presentTable), queries: await queryStates(api, queries) });
    },
  });
}

/** Takes over what a named query says now. */
function republishAction(deps: ResourceDeps): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { query: { filterByTk: { type: 'string' } }, output: REPUBLISHED },
    body: { type: 'object', additionalProperties: false, required: ['query'], properties: { query: { type: 'string', maxLength: 127 } } },
    async run(call) {
      const api = requireApi(requireKey(call), deps.apis);
      const { query } = call.values as { readonly query: string };
      return answer({ queryVersions: await republish(api, query, deps) });
    },
  });
}

function requireApi(key: string, apis: Apis): RestApi {
  const api = apis.stored.find(({ id }) => String(id) === key);
  if (!api) throw new AppError('RECORD_NOT_FOUND', { collection: REST_APIS });
  return api;
}

function presentTable(collection: Collection): JsonObject {
  const { name, title, adopted, view, primaryKey, columns } = collection;
  const shown = columns.filter(({ hidden }) => !hidden);
  return {
    name,
    title: title ?? null,
    isView: view !== undefined || (adopted !== undefined && adopted.kind !== 'table'),
    isWritable: isWritable(collection),
    primaryKey: primaryKey.name,
    columns: shown.map((column) => ({ name: column.name, type: column.type, nullable: column.nullable })),
  };
}

/** The data sources an API can stand on, with the names of what it could serve. */
function sourcesAction({ collections, dataSources }: ResourceDeps): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: true,
    describe: { output: SOURCES },
    async run() {
      const keys = ['main', ...(await dataSources.list()).map(({ key }) => key)];
      return answer(keys.map((key) => ({ key, tables: tablesOf(collections, key) })));
    },
  });
}

function tablesOf(collections: CollectionsPort, key: string): string[] {
  return [...collections.snapshot(key).collections.values()].filter(({ owner }) => owner === undefined).map(({ name }) => name);
}
