/** Nothing in this folder imports anything of the product: a mistake made there must not be repeated here. */

export type Json = null | boolean | number | string | readonly Json[] | JsonMap;
export interface JsonMap {
  readonly [name: string]: Json;
}

export const COLUMN_TYPES = [
  ...(['string', 'text', 'integer', 'bigInt', 'double', 'decimal', 'boolean', 'json', 'uuid', 'uid', 'nanoid', 'snowflakeId'] as const),
  ...(['datetime', 'datetimeNoTz', 'unixTimestamp', 'date', 'time', 'array', 'set'] as const),
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly precision?: number;
  readonly scale?: number;
}

export interface Relation {
  readonly name: string;
  readonly type: 'belongsTo' | 'hasOne' | 'hasMany' | 'belongsToMany';
  readonly target: string;
  /** belongsTo: column of this collection; hasOne, hasMany: column of the target; belongsToMany: column of the pairs. */
  readonly foreignKey: string;
  /** belongsTo: no two rows share a related one. */
  readonly unique?: boolean;
  /** belongsToMany: name of the pairs, which are among the world's rows, and their column that leads to the target. */
  readonly through?: string;
  readonly otherKey?: string;
}

export const isToOne = ({ type }: Relation): boolean => type === 'belongsTo' || type === 'hasOne';

export interface Collection {
  readonly name: string;
  readonly key: string;
  /** All columns: the key first, then the declared ones, foreign keys included. */
  readonly columns: readonly Column[];
  readonly relations: readonly Relation[];
}

/** Values as the server is to answer them; every column is there. */
export type Row = JsonMap;

export interface World {
  readonly collections: readonly Collection[];
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

export interface Grant {
  /** Columns and relations the role may use besides the key; undefined is all of them. */
  readonly fields?: readonly string[];
  /** The rows the role may see; undefined is all of them. */
  readonly filter?: JsonMap;
}

/** Who asks. A collection without a grant may not be listed. */
export interface Caller {
  readonly name: string;
  /** `everything` for the first user. */
  readonly grants: 'everything' | Readonly<Record<string, Grant>>;
}

export interface ListRequest {
  readonly collection: string;
  readonly filter?: Json;
  readonly sort?: readonly string[];
  readonly fields?: readonly string[];
  readonly except?: readonly string[];
  readonly appends?: readonly string[];
  readonly page?: number;
  readonly pageSize?: number;
  readonly paginate?: false;
  readonly count?: 'exact' | 'none';
  /** Sent as `X-Timezone`: an offset or the name of a zone. */
  readonly timeZone?: string;
}

export function collectionOf(world: World, name: string): Collection {
  const found = world.collections.find((collection) => collection.name === name);
  if (found === undefined) throw new Error(`The world has no collection ${name}`);
  return found;
}

export const columnOf = (collection: Collection, name: string): Column | undefined =>
  collection.columns.find((column) => column.name === name);

export const relationOf = (collection: Collection, name: string): Relation | undefined =>
  collection.relations.find((relation) => relation.name === name);

export const isMap = (value: Json | undefined): value is JsonMap => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The grant that counts for a collection; undefined when the caller may not list it. */
export function grantOf(caller: Caller, collection: string): Grant | undefined {
  return caller.grants === 'everything' ? {} : caller.grants[collection];
}

/** True when the caller may use a field in output, filter and order. The key is always visible. */
export function mayUse(grant: Grant, collection: Collection, field: string): boolean {
  return grant.fields === undefined || field === collection.key || grant.fields.includes(field);
}

/** A scalar as text. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
