import { readCollections } from './described';
import { printCollection } from './print-collection';
import { propertyName, typeNames } from './write-name';

const HEAD = `// Written by mortise types. Do not edit: write it again after a change of the schema.
/* eslint-disable */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type Nothing = Record<never, never>;
`;

/**
 * A TypeScript module with the types of these collections, for `createClient<Schema>`. The same collections always give the same text.
 * @param rows of `collections:listAccessible`
 */
export function printSchema(rows: readonly unknown[]): string {
  const collections = readCollections(rows);
  const known = new Map(collections.map((collection) => [collection.name, collection]));
  const names = typeNames([...known.keys()]);
  const typeOf = (name: string): string => names.get(name) ?? 'never';
  const members = collections.map(({ name }) => `  readonly ${propertyName(name)}: ${typeOf(name)};`);
  const interfaces = collections.map((collection) => printCollection(typeOf(collection.name), { collection, all: known }).join('\n'));
  const schema = ['/** Collections by their names. */', 'export interface Schema {', ...members, '}'].join('\n');
  return [HEAD, schema, ...interfaces.flatMap((text) => ['', text]), ''].join('\n');
}
