import {
  type BoundFilter,
  type Collection,
  type CollectionDefinition,
  type ColumnField,
  type JsonObject,
  type JsonValue,
  type OrderTerm,
  type ReadPlan,
  type SelectNode,
  bindFilter,
  normalizeCollection,
  parseFilter,
  readColumnValue,
} from '@mortise/shared';
import { type DatabaseConfig, type MainDataSource, openDataSource, schemaEditorFacade, selectAll } from '..';
import { NOBODY, SILENT, createTestDatabase, testOwner } from './test-databases';

/** A text that breaks whatever is not bound. */
export const NASTY = `'); DROP TABLE samples; -- "x" \\ %_ ${'$'}1 ?1 {{x}} \u{1F600} \u00e9\n`;

/** A collection with nothing but what it says. */
export const BARE = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false } as const;

/** A fresh database and short ways to use it. */
export interface TestSource {
  readonly source: MainDataSource;
  readonly config: DatabaseConfig;
  make(definition: CollectionDefinition): Promise<Collection>;
  insert(collection: Collection, values: JsonObject, context?: typeof NOBODY): Promise<JsonObject>;
  list(
    collection: Collection,
    filter: JsonObject,
    options?: { context?: typeof NOBODY; orderBy?: readonly OrderTerm[] },
  ): Promise<JsonObject[]>;
  remove(): Promise<void>;
}

export async function openTestSource(dialect: DatabaseConfig['dialect']): Promise<TestSource> {
  const database = createTestDatabase(dialect);
  const source = await openDataSource({ key: 'main', config: database.config, log: SILENT });
  return {
    source,
    config: database.config,
    make: (definition) => makeCollection(source, definition),
    async insert(collection, values, context = NOBODY) {
      return JSON.parse(
        await source.insert({ collection, values: valuesOf(collection, values), select: selectAll(collection) }, context),
      ) as JsonObject;
    },
    async list(collection, filter, { context = NOBODY, orderBy = [] } = {}) {
      return JSON.parse((await source.read({ ...planOf(collection, filter), orderBy }, context)).json) as JsonObject[];
    },
    async remove() {
      await source.close();
      await database.remove();
    },
  };
}

/** Creates a user collection. */
export async function makeCollection(source: MainDataSource, definition: CollectionDefinition): Promise<Collection> {
  await schemaEditorFacade(source)(testOwner('test')).change((edit) => edit.put(normalizeCollection(definition)));
  return source.schema.get(definition.name);
}

export function planOf(collection: Collection, filter: JsonObject = {}): ReadPlan {
  return {
    collection,
    select: selectAll(collection),
    where: filterOf(collection, filter),
    orderBy: [],
    limit: 100,
    offset: 0,
    count: 'none',
  };
}

export function filterOf(collection: Collection, filter: JsonObject): BoundFilter[] {
  return [bindFilter(parseFilter(filter), collection)];
}

export function column(collection: Collection, name: string): ColumnField {
  const field = collection.fields.get(name);
  if (field?.kind !== 'column') throw new Error(name);
  return field;
}

export function relation(
  collection: Collection,
  name: string,
  node: { target: Collection; select: readonly SelectNode[]; where?: readonly BoundFilter[] },
): SelectNode {
  const field = collection.fields.get(name);
  if (field?.kind !== 'relation') throw new Error(name);
  return { kind: 'relation', field, where: [], ...node };
}

export function valuesOf(collection: Collection, values: JsonObject): Map<ColumnField, JsonValue> {
  return new Map(
    Object.entries(values).map(([name, value = null]) => {
      const field = column(collection, name);
      return [field, value === null ? null : (readColumnValue(field, value) ?? null)];
    }),
  );
}
