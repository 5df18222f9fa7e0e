import type { SqlQuery } from '@mortise/plugin-api/server';
import type { Collection, VariableValues } from '@mortise/shared';
import { Binder } from '../compile/binder';
import { columnSql } from '../compile/column-sql';
import type { Dialect, Statement } from '../compile/dialect';
import type { SqlValue } from '../compile/sql-value';
import type { Token } from './read-tokens';
import type { TextDialect } from './text-dialect';

/** A text as a relation a statement may select from, and the values of its placeholders, which are the first ones. */
export interface CompiledText {
  readonly relation: string;
  readonly values: readonly SqlValue[];
  /** The tables behind the names it uses. */
  readonly tables: readonly string[];
  /** Statements that show the views among them. */
  readonly views: readonly Pick<Statement, 'text' | 'values'>[];
}

const ROWS = 'm_0';
const NOBODY: VariableValues = { '$user.id': null, $nRole: null };

export interface TextCompilers {
  readonly dialect: Dialect;
  readonly texts: TextDialect;
  /** Where tables are. A common table expression that took from its own bare name would be taken for a recursive one. */
  readonly schema: string;
}

/**
 * Puts a checked text into parentheses, behind common table expressions that show the collections it names without their hidden columns.
 * Within a subquery both databases take a SELECT or VALUES and refuse everything that writes.
 */
export function compileText(query: SqlQuery, tokens: readonly Token[], compilers: TextCompilers): CompiledText {
  const { dialect, texts } = compilers;
  const binder = new Binder(dialect);
  const tables = namedTables(query.tables, tokens);
  const shown = tables.map((table) => `${dialect.quote(table.name)} AS NOT MATERIALIZED (${visible(table, binder, compilers)})`);
  const head = shown.length > 0 ? `WITH ${shown.join(', ')} ` : '';
  const used = [...new Set(tokens.flatMap(({ kind, value }) => (kind === 'parameter' ? [value] : [])))];
  const given = used.flatMap((name) => query.parameters.get(name) ?? []);
  const placeholders = new Map(used.map((name, index) => [name, placeholderAt(index)]));
  function placeholderAt(index: number): string {
    const field = given[index]?.field;
    return field ? texts.parameter(binder.size + index + 1, field) : 'NULL';
  }
  const bound = given.map(({ field, value }) => (value === null ? null : texts.encode(field, value)));
  const views = tables.filter(({ adopted, view }) => view !== undefined || (adopted !== undefined && adopted.kind !== 'table'));
  return {
    views: views.map((view) => statementOf(view, query, compilers)),
    relation: `(${head}SELECT * FROM (\n${bind(query.text, tokens, placeholders)}\n) AS m_text)`,
    values: [...binder.values(query.variables ?? NOBODY), ...bound],
    tables: tables.map(({ tableName }) => tableName),
  };
}

/** What shows a view, by itself. */
function statementOf(view: Collection, { variables }: SqlQuery, compilers: TextCompilers): Pick<Statement, 'text' | 'values'> {
  const binder = new Binder(compilers.dialect);
  const text = visible(view, binder, compilers);
  return { text, values: binder.values(variables ?? NOBODY) };
}

function namedTables(tables: readonly Collection[], tokens: readonly Token[]): Collection[] {
  const names = new Set(tokens.flatMap(({ kind, value }) => (kind === 'word' || kind === 'quoted' ? [value] : [])));
  return tables.filter(({ name, owner }) => owner !== 'core' && names.has(name.toLowerCase()));
}

function visible(collection: Collection, binder: Binder, compilers: TextCompilers): string {
  const { dialect, texts } = compilers;
  const columns = collection.columns
    .filter(({ hidden }) => !hidden)
    .map((field) => `${texts.column(columnSql(ROWS, field, dialect), field)} AS ${dialect.quote(field.name)}`);
  return `SELECT ${columns.join(', ')} FROM ${rowsOf(collection, binder, compilers)} AS ${ROWS}`;
}

/** The names within a view are those of tables, whatever expressions around it are called. */
function rowsOf({ tableName, view }: Collection, binder: Binder, { dialect, schema }: TextCompilers): string {
  const table = (name: string): string => `${dialect.quote(schema)}.${dialect.quote(name)}`;
  if (!view) return table(tableName);
  const tables = view.tables.map((name) => `${dialect.quote(name)} AS NOT MATERIALIZED (SELECT * FROM ${table(name)})`);
  return `(WITH ${tables.join(', ')} ${binder.embed(view)})`;
}

function bind(text: string, tokens: readonly Token[], placeholders: ReadonlyMap<string, string>): string {
  let bound = '';
  let at = 0;
  for (const { kind, value, from, to } of tokens) {
    if (kind !== 'parameter') continue;
    bound += `${text.slice(at, from)}${placeholders.get(value) ?? ''}`;
    at = to;
  }
  return bound + text.slice(at);
}
