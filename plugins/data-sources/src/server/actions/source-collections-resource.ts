import {
  type ActionDefinition,
  type ResourceDefinition,
  answer,
  defineAction,
  requireKey,
  requireKeys,
  requireParentKey,
} from '@mortise/plugin-api/server';
import { type AdoptedTable, AppError, type Collection, type JsonObject, isJsonObject } from '@mortise/shared';
import { REMOVED, SOURCE_COLLECTIONS } from './docs';
import { MANAGE } from './permission';
import type { TableServices } from './table-services';

const text = (maxLength: number): JsonObject => ({ type: ['string', 'null'], maxLength });

const BODY: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: { title: text(255), description: text(10_000), filterTargetKey: text(63) },
};

/** `/api/dataSources/<key>/collections:…`: the adopted collections of a source. */
export function sourceCollectionsResource(services: TableServices): ResourceDefinition {
  const { sources, tables, live, collections } = services;
  const present = (key: string, table: AdoptedTable): JsonObject => presentCollection(key, table, collections.find(table.name, key));
  return {
    name: 'dataSources.collections',
    actions: {
      list: defineAction({
        permission: MANAGE,
        safe: true,
        describe: { output: SOURCE_COLLECTIONS },
        async run(call) {
          const { key } = await sources.get(requireParentKey(call));
          const all = live.state(key) ? await tables.list(key) : [];
          return answer(
            all.map((table) => present(key, table)),
            { count: all.length },
          );
        },
      }),
      update: defineAction({
        permission: MANAGE,
        safe: false,
        describe: { output: SOURCE_COLLECTIONS },
        body: BODY,
        async run(call) {
          const { key } = await sources.get(requireParentKey(call));
          const name = requireKey(call);
          const updated = await live.change(key, async () => {
            const table = changed(find(await tables.list(key), name), call.values);
            await tables.update(key, [table]);
            return table;
          });
          return answer([present(key, updated)]);
        },
      }),
      destroy: destroyAction(services),
    },
  };
}

function destroyAction({ sources, tables, live }: TableServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: REMOVED },
    async run(call) {
      const { key } = await sources.get(requireParentKey(call));
      const names = requireKeys(call);
      return answer(
        await live.change(key, async () => {
          const all = await tables.list(key);
          for (const name of names) find(all, name);
          return await tables.remove(key, names);
        }),
      );
    },
  });
}

/** @throws AppError COLLECTION_NOT_FOUND */
export function find(all: readonly AdoptedTable[], name: string): AdoptedTable {
  const table = all.find((other) => other.name === name);
  if (!table) throw new AppError('COLLECTION_NOT_FOUND', { collection: name.slice(0, 100) });
  return table;
}

/** What is null goes back to what the table says. */
function changed(table: AdoptedTable, values: unknown): AdoptedTable {
  const given = isJsonObject(values) ? values : {};
  const { filterTargetKey } = given;
  if (typeof filterTargetKey === 'string' && table.fields.every(({ name }) => name !== filterTargetKey))
    throw new AppError('FIELD_UNKNOWN', { field: filterTargetKey, collection: table.name });
  const merged = { ...table, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)) as unknown as AdoptedTable;
}

/** `loaded` is false while its table cannot be read: the faults of the source say why. */
function presentCollection(
  key: string,
  { name, table, title, description, filterTargetKey }: AdoptedTable,
  live: Collection | undefined,
): JsonObject {
  return {
    name,
    dataSource: key,
    tableName: table,
    title: title ?? null,
    description: description ?? null,
    filterTargetKey: filterTargetKey ?? live?.primaryKey.name ?? null,
    loaded: live?.adopted !== undefined,
    kind: live?.adopted?.kind ?? null,
    writable: live?.adopted?.isWritable ?? false,
  };
}
