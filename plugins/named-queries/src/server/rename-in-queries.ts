import type { RecordsPort, SchemaRenamed } from '@mortise/plugin-api/server';
import { type JsonObject, type JsonValue, type RenameFollower, followRename, isJsonObject } from '@mortise/shared';
import type { Tree } from '../contract/query-parts';
import { eachRow } from './each-row';
import { QUERIES, QUERY_VERSIONS } from './query-collections';

/**
 * Saved trees say what was renamed by its new name, those that were pinned as well. The text of SQL is its author's: nobody else can tell what a word
 * in it means.
 */
export async function renameInQueries(records: RecordsPort, { change, before, transaction }: SchemaRenamed): Promise<void> {
  const follower = followRename(change, before);
  const saved = { filter: { kind: 'tree', dataSource: 'main' }, fields: ['name', 'tree'], sort: ['name'] };
  await eachRow<{ name: string; tree: Tree }>(records, { collection: QUERIES, query: saved, transaction }, async ({ name, tree }) => {
    const now = renameInTree(tree, follower);
    if (differ(now, tree)) await records.update(QUERIES, { name }, { tree: now as unknown as JsonObject }, { transaction });
  });
  const pinned = { fields: ['id', 'definition'], sort: ['id'] };
  await eachRow<PinnedRow>(records, { collection: QUERY_VERSIONS, query: pinned, transaction }, async ({ id, definition }) => {
    if (definition.kind !== 'tree' || definition.dataSource !== 'main') return;
    const tree = renameInTree(definition.tree, follower);
    if (!differ(tree, definition.tree)) return;
    const now = { ...definition, tree } as unknown as JsonObject;
    await records.update(QUERY_VERSIONS, { id }, { definition: now }, { transaction });
  });
}

interface PinnedRow {
  readonly id: number;
  readonly definition: { readonly kind: string; readonly dataSource: string; readonly tree: Tree };
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/** A tree after a rename. What it calls a column in its answers stays where it says so itself (`alias`). Pure. */
export function renameInTree({ resource, action, params }: Tree, follower: RenameFollower): Tree {
  const aliases = new Set([...itemsOf(params['measures']), ...itemsOf(params['dimensions'])].flatMap(({ alias }) => alias ?? []));
  const path = (name: string): string => follower.path(name, resource);
  /** A word for a column of the answer. */
  const shown = (name: string): string => (aliases.has(name) ? name : path(name));
  const renamed: Record<string, (value: JsonValue) => JsonValue> = {
    filter: (value) => (isJsonObject(value) ? follower.filter(value, resource) : value),
    fields: (value) => inWords(value, path),
    except: (value) => inWords(value, path),
    appends: (value) => inWords(value, path),
    sort: (value) => inWords(value, path),
    measures: (value) => inItems(value, path),
    dimensions: (value) => inItems(value, path),
    orders: (value) => inItems(value, shown),
    having: (value) => inKeys(value, shown),
  };
  const words = Object.entries(params).map(([word, value]) => [word, renamed[word]?.(value ?? null) ?? value] as const);
  return { resource: follower.collection(resource), action, params: Object.fromEntries(words) };
}

function itemsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** `title`, `title,-size` or a list of those. */
function inWords(value: JsonValue, named: (name: string) => string): JsonValue {
  if (typeof value === 'string') return value.split(',').map(named).join(',');
  return Array.isArray(value) ? value.map((item: JsonValue) => inWords(item, named)) : value;
}

/** Fields as `owner.name` or as a list of names. */
function inItems(value: JsonValue, named: (name: string) => string): JsonValue {
  if (!Array.isArray(value)) return value;
  return value.map((item: JsonValue) => {
    const field = isJsonObject(item) ? item['field'] : undefined;
    if (!isJsonObject(item) || field === undefined) return item;
    if (typeof field === 'string') return { ...item, field: named(field) };
    const names: readonly JsonValue[] = Array.isArray(field) ? field : [];
    return names.every((name) => typeof name === 'string') ? { ...item, field: named(names.join('.')).split('.') } : item;
  });
}

/** The keys of a condition on groups; `$and` and `$or` have such conditions inside. */
function inKeys(value: JsonValue, named: (name: string) => string): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => inKeys(item, named));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const isGroup = key === '$and' || key === '$or' || key === '$not';
    return [isGroup ? key : named(key), isGroup ? inKeys(item ?? null, named) : item] as const;
  });
  return Object.fromEntries(entries);
}
