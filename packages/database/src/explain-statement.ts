import { type Driver, type Row, once } from './connection/driver';
import type { Statement } from './compile/dialect';
import type { ExplainedStatement } from './data-source';

/** Asks the database how it would answer a statement, without running it. */
export async function explainStatement({ text, values }: Statement, driver: Driver): Promise<ExplainedStatement> {
  const isSqlite = driver.dialect.name === 'sqlite';
  const { rows } = await driver.read(once(`${isSqlite ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'} ${text}`, values));
  const plan = isSqlite ? sqlitePlan(rows) : rows.map((row) => String(row['QUERY PLAN']));
  return { text, values, plan };
}

/** SQLite names the parent of every step; a step stands two spaces deeper than its parent. */
function sqlitePlan(rows: readonly Row[]): string[] {
  const depths = new Map<unknown, number>();
  return rows.map(({ id, parent, detail }) => {
    const depth = (depths.get(parent) ?? -1) + 1;
    depths.set(id, depth);
    return `${'  '.repeat(depth)}${String(detail)}`;
  });
}
