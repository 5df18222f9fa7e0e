import type { RecordsPort, SchemaDependent, SchemaMention, SqlPort } from '@mortise/plugin-api/server';
import { isAppError } from '@mortise/shared';
import { eachRow } from './each-row';
import { QUERIES } from './query-collections';

/** The queries whose SQL uses the names of any of these: of a field together with that of its collection. */
export async function findInQueries(
  mentions: readonly SchemaMention[],
  { records, sql }: { readonly records: RecordsPort; readonly sql: SqlPort },
): Promise<readonly SchemaDependent[]> {
  const found: SchemaDependent[] = [];
  const written = { filter: { kind: 'sql', dataSource: 'main' }, fields: ['name', 'sql'], sort: ['name'] };
  await eachRow<{ name: string; sql: string }>(records, { collection: QUERIES, query: written }, ({ name, sql: text }) => {
    const names = namesIn(text, sql);
    if (mentions.some((mention) => isNamed(mention, names))) found.push({ kind: 'sqlQuery', name });
  });
  return found;
}

function isNamed({ collection, field }: SchemaMention, names: ReadonlySet<string>): boolean {
  return names.has(collection.toLowerCase()) && (field === undefined || names.has(field.toLowerCase()));
}

/** A text that cannot be read does not work anyway. */
function namesIn(text: string, sql: SqlPort): ReadonlySet<string> {
  try {
    return sql.names({ text });
  } catch (error) {
    if (!isAppError(error)) throw error;
    return new Set();
  }
}
