import { type AdoptedTable, type Collection, type Field, type JsonObject, type TableDescription, adoptTables } from '@mortise/shared';
import { type Names, proposeFree } from './choose-tables';

interface Surroundings {
  /** Every table of the source. */
  readonly all: readonly TableDescription[];
  /** Those that are collections already: relations lead to them as well. */
  readonly known: readonly AdoptedTable[];
  readonly names: Names;
}

/** What tables would become if all of them were adopted, by the names of the tables; one that nothing finds records of is left out. */
export function proposeCollections(
  free: readonly TableDescription[],
  { all, known, names }: Surroundings,
): ReadonlyMap<string, JsonObject> {
  const proposed = free.map((table) => proposeFree(table, names));
  const described = new Map(all.map((table) => [table.name, table]));
  const { collections } = adoptTables([...known, ...proposed], described, '');
  const wanted = new Set(free.map(({ name }) => name));
  return new Map(
    collections.flatMap((collection) => (wanted.has(collection.tableName) ? [[collection.tableName, presentProposal(collection)]] : [])),
  );
}

function presentProposal({ name, primaryKey, adopted, fields }: Collection): JsonObject {
  return { name, key: primaryKey.name, writable: adopted?.isWritable ?? false, fields: [...fields.values()].map(presentField) };
}

function presentField(field: Field): JsonObject {
  const { name, type } = field;
  if (field.kind === 'relation') return { name, type, target: field.target };
  return { name, type, column: field.adopted?.name ?? name, readOnly: field.adopted?.isReadOnly ?? false };
}
