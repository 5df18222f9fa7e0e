import { type Api, useApi } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CollectionShape } from './definitions';

/** The collections made by users, with their fields. */
export function useCollections(): UseQueryResult<readonly CollectionShape[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['schema', 'collections'],
    queryFn: async ({ signal }) => {
      const { data } = await api.get<readonly CollectionShape[]>('collections:list', {
        params: { paginate: false, appends: ['fields'] },
        signal,
      });
      return data;
    },
  });
}

/** One collection with its fields, also one that belongs to a plugin. */
export function useCollection(name: string): UseQueryResult<CollectionShape> {
  const api = useApi();
  return useQuery({
    queryKey: ['schema', 'collection', name],
    queryFn: async ({ signal }) => {
      const { data } = await api.get<CollectionShape>('collections:get', { params: { filterByTk: name }, signal });
      return data;
    },
  });
}

/** Every method throws ApiError and ends with what the page shows brought up to date. */
export interface SchemaEditor {
  createCollection(body: JsonObject): Promise<void>;
  updateCollection(name: string, body: JsonObject): Promise<void>;
  destroyCollection(name: string): Promise<void>;
  createField(collection: string, body: JsonObject): Promise<void>;
  updateField(collection: string, field: string, body: JsonObject): Promise<void>;
  destroyField(collection: string, field: string): Promise<void>;
}

export function useSchemaEditor(): SchemaEditor {
  const api = useApi();
  const queries = useQueryClient();
  return useMemo(() => schemaEditor(api, () => queries.invalidateQueries({ queryKey: ['schema'] })), [api, queries]);
}

function schemaEditor(api: Api, refresh: () => Promise<void>): SchemaEditor {
  const send = async (path: string, values?: JsonObject, key?: string): Promise<void> => {
    await api.post(path, { ...(values === undefined ? {} : { values }), ...(key === undefined ? {} : { params: { filterByTk: key } }) });
    await refresh();
  };
  const fieldsOf = (collection: string): string => `collections/${encodeURIComponent(collection)}/fields`;
  return {
    createCollection: (body) => send('collections:create', body),
    updateCollection: (name, body) => send('collections:update', body, name),
    destroyCollection: (name) => send('collections:destroy', undefined, name),
    createField: (collection, body) => send(`${fieldsOf(collection)}:create`, body),
    updateField: (collection, field, body) => send(`${fieldsOf(collection)}:update`, body, field),
    destroyField: (collection, field) => send(`${fieldsOf(collection)}:destroy`, undefined, field),
  };
}
