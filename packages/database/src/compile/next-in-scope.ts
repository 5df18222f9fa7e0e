import type { Collection, ColumnField, ColumnValues, JsonValue } from '@mortise/shared';
import type { Binder } from './binder';

/** The row that gets the next number, and how many rows of the same statement and scope come before it. */
export interface NextInScope {
  readonly collection: Collection;
  readonly values: ColumnValues;
  readonly ahead: number;
}

/** The next number of a row's scope as an expression, so that nothing can be inserted between finding and using it on SQLite. */
export function nextInScope(field: ColumnField, { collection, values, ahead }: NextInScope, binder: Binder): string {
  const { dialect } = binder;
  const rows = dialect.quote('m_s');
  const scope = scopeOf(field, collection);
  const greatest = `coalesce(max(${rows}.${dialect.quote(field.name)}), 0) + ${ahead + 1}`;
  const where = scope ? ` WHERE ${sameScope(`${rows}.${dialect.quote(scope.name)}`, scope, { values, binder })}` : '';
  return `(SELECT ${greatest} FROM ${dialect.quote(collection.tableName)} AS ${rows}${where})`;
}

/** For each of some rows, how many before it get a number of the same scope. */
export function rowsAhead(field: ColumnField, collection: Collection, rows: readonly ColumnValues[]): number[] {
  const counts = new Map<string, number>();
  const scope = scopeOf(field, collection);
  return rows.map((row) => {
    const key = JSON.stringify(scope ? (row.get(scope) ?? null) : null);
    const ahead = counts.get(key) ?? 0;
    if (!row.has(field)) counts.set(key, ahead + 1);
    return ahead;
  });
}

/** The column whose equal values make a scope; undefined when all rows are one. */
export function scopeOf({ generator }: ColumnField, collection: Collection): ColumnField | undefined {
  const name = generator?.kind === 'sort' ? generator.scopeKey : undefined;
  return collection.columns.find((column) => column.name === name);
}

function sameScope(column: string, scope: ColumnField, { values, binder }: { values: ColumnValues; binder: Binder }): string {
  const value: JsonValue = values.get(scope) ?? null;
  return value === null ? `${column} IS NULL` : `${column} = ${binder.literal(scope, value)}`;
}
