import { AppError, type Collection } from '@mortise/shared';
import type { Run } from '../connection/driver';
import type { SchemaDialect } from './schema-dialect';

interface NameRequest {
  readonly run: Run;
  readonly dialect: Pick<SchemaDialect, 'tablesNamed'>;
  /** True when a table that exists already may be ours. */
  readonly adopt: boolean;
}

/**
 * Checks the names of collections that come in, in one look at the tables.
 * @throws AppError NAME_TAKEN when another collection, or a table that is not ours, has such a name (but for case)
 */
export async function checkNames(
  coming: readonly Collection[],
  known: ReadonlyMap<string, Collection>,
  { run, dialect, adopt }: NameRequest,
): Promise<void> {
  const byName = new Map([...known.values()].map((collection) => [collection.name.toLowerCase(), collection]));
  const unseen: Collection[] = [];
  for (const collection of coming) {
    const lower = collection.name.toLowerCase();
    const other = byName.get(lower);
    if (other && !mayBecome(other, collection)) throw taken(collection);
    if (other?.tableName !== collection.tableName) unseen.push(collection);
    byName.set(lower, collection);
  }
  if (unseen.length === 0) return;
  const byTable = new Map(unseen.map((collection) => [collection.tableName.toLowerCase(), collection]));
  for (const table of await dialect.tablesNamed(run, [...byTable.keys()])) {
    const collection = byTable.get(table.toLowerCase());
    if (collection && (!adopt || table !== collection.tableName)) throw taken(collection);
  }
}

function mayBecome(before: Collection, after: Collection): boolean {
  return before.name === after.name && before.owner === after.owner && !before.adopted;
}

function taken({ name }: Collection): AppError {
  return new AppError('NAME_TAKEN', { what: 'collection', name });
}
