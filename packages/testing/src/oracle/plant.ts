import { createRandom } from './random';
import {
  type Caller,
  type Collection,
  type Column,
  type Grant,
  type Json,
  type JsonMap,
  type Relation,
  type Row,
  type World,
  textOf,
} from './world';

/** Types of columns that fill themselves unless told otherwise. */
const FILLED: readonly string[] = ['uuid', 'uid', 'nanoid', 'snowflakeId'];

/** Posts a body as the first user and resolves to the `data` of the answer; rejects when there is none. */
export type Post = (path: string, body: Json) => Promise<unknown>;

/** How the first user would write a collection down. */
function definitionOf({ name, key, columns, relations }: Collection): JsonMap {
  const ownForeignKeys = relations.filter(({ type }) => type === 'belongsTo').map(({ foreignKey }) => foreignKey);
  const declared = columns.filter((column) => column.name !== 'id' && !ownForeignKeys.includes(column.name));
  const fields = declared.map((column) => (column.name === key ? { ...fieldOf(column), primaryKey: true } : fieldOf(column)));
  const off = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
  return { name, ...off, fields: [...fields, ...relations.map(relationOf)] };
}

/** Nothing is filled in by itself: the world says what is there. */
const fieldOf = (column: Column): JsonMap => ({ ...column, ...(FILLED.includes(column.type) ? { autoFill: false } : {}) });

/** One belongs to one where no two rows share a row. */
const relationOf = ({ unique = false, ...relation }: Relation): JsonMap => ({ ...relation, ...(unique ? { interface: 'obo' } : {}) });

/** Makes the collections of a world and fills them. */
export async function plantWorld(post: Post, world: World): Promise<void> {
  for (const collection of world.collections) await post('collections:create', definitionOf(collection));
  for (const collection of world.collections) await post(`${collection.name}:create`, rowsToMake(world, collection));
  for (const collection of world.collections) await plantPairs(post, world, collection);
}

async function plantPairs(post: Post, world: World, { name, relations }: Collection): Promise<void> {
  for (const { name: relation, through = '', foreignKey, otherKey = '' } of relations) {
    const pairs = world.rows[through] ?? [];
    for (const key of new Set(pairs.map((pair) => pair[foreignKey]))) {
      const others = pairs.filter((pair) => pair[foreignKey] === key).map((pair) => pair[otherKey] ?? null);
      await post(`${name}/${textOf(key)}/${relation}:set`, others);
    }
  }
}

/**
 * Numbers are given out in the order of creation. Rows with keys of their own come in another order than their keys', so that an
 * answer in that order must have been sorted.
 */
function rowsToMake(world: World, { name, key }: Collection): readonly Row[] {
  const rows = world.rows[name] ?? [];
  return key === 'id' ? rows : createRandom(rows.length).shuffled(rows);
}

/** Makes a role with the rights of a caller and a user who has it. */
export async function plantCaller(post: Post, { name, grants }: Caller): Promise<{ readonly account: string; readonly password: string }> {
  const password = `${name}-password-1`;
  await post('roles:create', { name, title: name, snippets: [] });
  for (const [collection, grant] of Object.entries(grants)) await plantGrant(post, { role: name, collection, grant: grant as Grant });
  const { id } = (await post('users:create', { username: name, password })) as { readonly id: number };
  await post(`users/${id}/roles:set`, [name]);
  return { account: name, password };
}

async function plantGrant(post: Post, { role, collection, grant }: { role: string; collection: string; grant: Grant }): Promise<void> {
  const { fields, filter } = grant;
  const scope =
    filter && ((await post('rolesResourcesScopes:create', { name: role, resourceName: collection, scope: filter })) as { id: number });
  const action = { name: 'view', ...(fields ? { fields } : {}), ...(scope ? { scopeId: scope.id } : {}) };
  await post(`roles/${role}/resources:create`, { name: collection, usingActionsConfig: true, actions: [action] });
}
