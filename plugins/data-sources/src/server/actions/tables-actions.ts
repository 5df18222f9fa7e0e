import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { type JsonObject, type TableDescription, isJsonObject } from '@mortise/shared';
import { MAIN } from '../store/source-row';
import { MAX_TABLES } from '../store/table-store';
import { type WantedTable, chooseTables } from './choose-tables';
import { FREE_TABLES, LOADED_TABLES } from './docs';
import { MANAGE } from './permission';
import { proposeCollections } from './propose-collections';
import type { TableServices } from './table-services';

const MOST_LOADED = 200;
const KEY: JsonObject = { type: 'string', minLength: 1, maxLength: 63 };
const NAME: JsonObject = { type: 'string', minLength: 1, maxLength: 255 };

const READ_BODY: JsonObject = {
  type: 'object',
  required: ['dataSourceKey'],
  additionalProperties: false,
  properties: { dataSourceKey: KEY },
};

const LOAD_BODY: JsonObject = {
  type: 'object',
  required: ['dataSourceKey', 'tables'],
  additionalProperties: false,
  properties: {
    dataSourceKey: KEY,
    tables: {
      type: 'array',
      minItems: 1,
      maxItems: MOST_LOADED,
      items: {
        anyOf: [
          NAME,
          {
            type: 'object',
            required: ['table'],
            additionalProperties: false,
            properties: { table: NAME, name: KEY, title: { type: 'string', minLength: 1, maxLength: 255 }, filterTargetKey: NAME },
          },
        ],
      },
    },
  },
};

/** Tables that are no collections yet, in order of their names, with the collections they would become together. */
export function readTablesAction(services: TableServices): ActionDefinition {
  const { sources, tables, collections, dataSources } = services;
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: FREE_TABLES },
    body: READ_BODY,
    async run({ values }) {
      const { key } = await sources.get(sourceKeyOf(values));
      const known = await tables.list(key);
      const adopted = new Set(known.map(({ table }) => table));
      const own = [...collections.snapshot(key).collections.values()].filter((collection) => !collection.adopted);
      const ownTables = new Set(own.map(({ tableName }) => tableName));
      const most = MAX_TABLES + adopted.size + ownTables.size;
      const all = await dataSources.describeTables(key, { most });
      const free = all.filter(({ name }) => !adopted.has(name) && !ownTables.has(name));
      const taken = new Set([...known, ...own].map(({ name }) => name.toLowerCase()));
      const isReserved = (name: string): boolean => key === MAIN && services.isReserved(name);
      const proposals = proposeCollections(free, { all, known, names: { taken, isReserved } });
      return answer(
        free.map((table) => ({ ...presentTable(table), collection: proposals.get(table.name) ?? null })),
        { count: free.length, truncated: all.length === most },
      );
    },
  });
}

/** Makes tables into collections, all or none; those that are collections already stay as they are. */
export function loadTablesAction(services: TableServices): ActionDefinition {
  const { sources, tables, live } = services;
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: LOADED_TABLES },
    body: LOAD_BODY,
    async run({ values }) {
      const { key } = await sources.get(sourceKeyOf(values));
      const wanted = wantedTables(values);
      const known = await live.change(key, async () => {
        const { chosen, known: all } = await chooseTables(key, wanted, services);
        if (chosen.length > 0) await tables.add(key, chosen);
        return [...all, ...chosen];
      });
      const named = new Map(known.map((table) => [table.table, table.name]));
      return answer(wanted.map(({ table }) => ({ table, collection: named.get(table) ?? null, dataSourceKey: key })));
    },
  });
}

function sourceKeyOf(values: unknown): string {
  const key = isJsonObject(values) ? values['dataSourceKey'] : undefined;
  return typeof key === 'string' ? key : '';
}

/** The schema has let these through; a table that is named twice counts once. */
function wantedTables(values: unknown): readonly WantedTable[] {
  const items = isJsonObject(values) && Array.isArray(values['tables']) ? values['tables'] : [];
  const wanted = items.map((item) => (typeof item === 'string' ? { table: item } : (item as unknown as WantedTable)));
  return [...new Map(wanted.map((item) => [item.table, item])).values()];
}

function presentTable({ name, kind, columns, primaryKey, estimatedRows, fault }: TableDescription): JsonObject {
  const leftOut = columns.filter(({ fit }) => fit === undefined).map((column) => ({ name: column.name, sqlType: column.sqlType }));
  return {
    name,
    kind,
    primaryKey: [...primaryKey],
    estimatedRows: estimatedRows ?? null,
    columns: columns.flatMap((column) =>
      column.fit
        ? [
            {
              name: column.name,
              sqlType: column.sqlType,
              type: column.fit.type,
              readOnly: column.isGenerated || column.fit.isReadOnly === true,
            },
          ]
        : [],
    ),
    leftOut,
    ...(fault === undefined ? {} : { fault }),
  };
}
