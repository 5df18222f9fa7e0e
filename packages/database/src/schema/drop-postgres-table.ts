import { SYSTEM_TABLE_PREFIX } from '@mortise/shared';
import { type Run, once } from '../connection/driver';

/** The tables of users that a table refers to, in the order of its foreign keys. Everybody reads those of plugins: they are not held early. */
const ENDS = `SELECT t.relname AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
  WHERE k.contype = 'f' AND c.relnamespace = (SELECT current_schema()::regnamespace) AND c.relname = $1 AND t.oid <> c.oid
  AND NOT starts_with(lower(t.relname), '${SYSTEM_TABLE_PREFIX}') GROUP BY t.oid, t.relname ORDER BY min(k.oid)`;

/**
 * Removes a table, for which PostgreSQL locks those it refers to as well. Requests come to the pairs of a relation by its ends and hold
 * these; so they are waited for first, while nothing is held that such a request still needs.
 */
export async function dropPostgresTable(run: Run, table: string, quote: (identifier: string) => string): Promise<void> {
  for (const { name } of (await run(once(ENDS, [table]))).rows)
    await run(once(`LOCK TABLE ${quote(String(name))} IN ACCESS EXCLUSIVE MODE`));
  await run(once(`DROP TABLE ${quote(table)}`));
}
