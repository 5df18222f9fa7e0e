const STATUSES = 20;
const PRIORITIES = 10;

/** SQL that fills `todos` with the same records wherever it runs. */
export function seedStatement(kind, rows) {
  const isSqlite = kind === 'sqlite';
  const numbers = isSqlite
    ? `(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) SELECT i FROM n)`
    : `generate_series(1, ${rows}) AS numbers(i)`;
  const moment = isSqlite
    ? `strftime('%Y-%m-%dT%H:%M:%fZ', '2025-01-01', (i * 7919 % 500000) || ' minutes')`
    : `timestamptz '2025-01-01T00:00:00Z' + (i * 7919 % 500000) * interval '1 minute'`;
  const done = isSqlite ? 'i % 2' : 'i % 2 = 1';
  return `INSERT INTO "todos" ("title", "status", "priority", "done", "dueAt", "notes", "createdAt", "updatedAt", "createdById", "updatedById")
    SELECT 'Call customer ' || i || ' about the offer of last week', 'status-' || (i * 31 % ${STATUSES}), i * 17 % ${PRIORITIES}, ${done}, ${moment},
    'Number ' || i || ': asked for a quote on ' || (i % 97) || ' pieces, delivery before the end of the month.', ${moment}, ${moment}, 1, 1
    FROM ${numbers}`;
}
