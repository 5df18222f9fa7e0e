import {
  type ActionDefinition,
  type ActionPermission,
  type CollectionsPort,
  type DataSourcesPort,
  type ResourceDefinition,
  answer,
  defineAction,
  requireKey,
} from '@mortise/plugin-api/server';
import { AppError, type Collection, type JsonObject } from '@mortise/shared';
import { type Apis, isServed } from './apis';
import { REST_APIS } from './rest-api';

const MANAGE: ActionPermission = { kind: 'granted', snippet: 'pm.rest-apis' };

export interface ResourceDeps {
  readonly apis: Apis;
  readonly collections: CollectionsPort;
  readonly dataSources: DataSourcesPort;
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
      sources: sourcesAction(deps),
    },
  };
}

/** What an API serves now: its tables with their columns. */
function describeAction({ apis, collections }: ResourceDeps): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: true,
    run(call) {
      const key = requireKey(call);
      const api = apis.stored.find(({ id }) => String(id) === key);
      if (!api) throw new AppError('RECORD_NOT_FOUND', { collection: REST_APIS });
      const tables = [...collections.snapshot(api.dataSource).collections.values()].filter((collection) => isServed(api, collection));
      return answer({ slug: api.slug, tables: tables.map(presentTable), queries: [...api.queries] });
    },
  });
}

function presentTable({ name, title, adopted, primaryKey, columns }: Collection): JsonObject {
  const shown = columns.filter(({ hidden }) => !hidden);
  return {
    name,
    title: title ?? null,
    isView: adopted !== undefined && adopted.kind !== 'table',
    isWritable: adopted?.isWritable ?? true,
    primaryKey: primaryKey.name,
    columns: shown.map((column) => ({ name: column.name, type: column.type, nullable: column.nullable })),
  };
}

/** The data sources an API can stand on, with the names of what it could serve. */
function sourcesAction({ collections, dataSources }: ResourceDeps): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: true,
    async run() {
      const keys = ['main', ...(await dataSources.list()).map(({ key }) => key)];
      return answer(keys.map((key) => ({ key, tables: tablesOf(collections, key) })));
    },
  });
}

function tablesOf(collections: CollectionsPort, key: string): string[] {
  return [...collections.snapshot(key).collections.values()].filter(({ owner }) => owner === undefined).map(({ name }) => name);
}
