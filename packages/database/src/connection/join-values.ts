import type { Statement } from '../compile/dialect';
import type { SqlValue } from '../compile/sql-value';

/** The values of statements that become one, in order. A loop: `flatMap` takes several times as long. */
export function joinValues(statements: readonly Statement[]): SqlValue[] {
  const all: SqlValue[] = [];
  for (const { values } of statements) all.push(...values);
  return all;
}
