import type { SqlPage, SqlQuery, SqlRows } from '@mortise/plugin-api/server';
import { QUERY_LIMITS } from '@mortise/shared';
import type { Statement } from '../compile/dialect';
import { type Driver, type Reading, type ResultColumn, once } from '../connection/driver';
import { checkText } from './check-text';
import { type CompiledText, compileText } from './compile-text';
import { postgresText } from './postgres-text';
import { type Token, normalizeText, readTokens } from './read-tokens';
import { sqlInvalid } from './sql-fault';
import { sqliteText } from './sqlite-text';

/** For each statement; a call takes three. */
const MAX_MILLISECONDS = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;

type DialectName = Driver['dialect']['name'];

interface CheckedText extends SqlQuery {
  readonly tokens: readonly Token[];
}

/**
 * Everything about a text that can be said without the database.
 * @throws AppError SQL_INVALID
 */
export function readText(query: SqlQuery, dialect: DialectName): CheckedText {
  const text = normalizeText(query.text);
  const tokens = readTokens(text, dialect);
  const last = tokens.at(-1);
  const ends = last?.kind === 'symbol' && last.value === ';';
  const checked = ends ? { text: text.slice(0, last.from), tokens: tokens.slice(0, -1) } : { text, tokens };
  checkText(checked.tokens, { dialect, parameters: query.parameters });
  return { ...query, ...checked };
}

/** @throws AppError SQL_INVALID */
export function namesIn(text: string, dialect: DialectName): ReadonlySet<string> {
  const tokens = readTokens(normalizeText(text), dialect);
  return new Set(tokens.flatMap(({ kind, value }) => (kind === 'word' || kind === 'quoted' ? [value] : [])));
}

/**
 * A page of a text's rows, read where nothing can be changed.
 * @throws AppError SQL_INVALID; the driver's own errors
 */
export function selectText(query: SqlQuery, page: SqlPage, driver: Driver): Promise<SqlRows> {
  const { dialect } = driver;
  const checked = readText(query, dialect.name);
  const texts = dialect.name === 'sqlite' ? sqliteText : postgresText;
  return driver.isolated(
    async (reading) => {
      await checkNames(checked, reading);
      const compiled = compileText(checked, checked.tokens, { dialect, texts, schema: reading.schema });
      const all = once(`SELECT * FROM ${compiled.relation} AS m_rows`, compiled.values);
      await checkTables(all, compiled, reading);
      const columns = await reading.describe(all);
      checkColumns(columns);
      const entries = columns.map((column) => ({ name: column.name, sql: texts.json(`m_rows.${dialect.quote(column.name)}`, column) }));
      const next = compiled.values.length + 1;
      const limits = `LIMIT ${dialect.parameter(next, 'bigInt')} OFFSET ${dialect.parameter(next + 1, 'bigInt')}`;
      const { expression, from } = dialect.object(entries, `${compiled.relation} AS m_rows ${limits}`);
      const rows = `SELECT ${expression} AS m_json FROM ${from}`;
      const outcome = await reading.run(once(capped(rows), [...compiled.values, String(page.limit), String(page.offset)]));
      const found = outcome.rows.map(({ json }) => json);
      if (found.includes(null)) throw sqlInvalid(`its answer is larger than ${MAX_BYTES} bytes`);
      return { json: `[${found.join(',')}]`, ...(page.count ? await count(compiled, reading) : {}) };
    },
    { milliseconds: MAX_MILLISECONDS, signal: page.signal },
  );
}

/** The rows as text, NULL from where all of them together are too long. */
function capped(rows: string): string {
  const size = 'sum(octet_length(m_json)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)';
  return `SELECT CASE WHEN ${size} <= ${MAX_BYTES} THEN m_json END AS json FROM (${rows}) AS m_texts`;
}

async function count({ relation, values }: CompiledText, reading: Reading): Promise<Pick<SqlRows, 'count' | 'capped'>> {
  const max = QUERY_LIMITS.exactCount;
  const text = `SELECT count(*) AS "count" FROM (SELECT 1 AS one FROM ${relation} AS m_rows LIMIT ${max + 1}) AS m_counted`;
  const found = Number((await reading.run(once(text, values))).rows[0]?.['count']);
  return found > max ? { count: max, capped: true } : { count: found };
}

/** Names only the database knows: of schemas, and of tables that belong to no collection the text may read. */
async function checkNames({ tokens, tables }: CheckedText, reading: Reading): Promise<void> {
  const { schemas, relations } = await reading.names();
  const visible = new Set(tables.map(({ tableName }) => tableName.toLowerCase()));
  tokens.forEach(({ kind, value }, index) => {
    if (kind !== 'word' && kind !== 'quoted' && kind !== 'string') return;
    const isQualifier = tokens[index + 1]?.value === '.' && tokens[index + 1]?.kind === 'symbol';
    if ((isQualifier && schemas.has(value)) || (relations.has(value) && !visible.has(value))) {
      throw sqlInvalid(`${value.slice(0, 63)} is out of reach; tables are named as their collections, without a schema`);
    }
  });
}

/** What the database says it would read, whatever the text looks like. A view brings along what it reads itself. */
async function checkTables(statement: Statement, { tables, views }: CompiledText, reading: Reading): Promise<void> {
  const allowed = new Set(tables);
  for (const { text, values } of views) for (const table of await reading.tablesOf(once(text, values))) allowed.add(table);
  const stranger = (await reading.tablesOf(statement)).find((table) => !allowed.has(table));
  if (stranger !== undefined) throw sqlInvalid('it reads a table that is out of reach; tables are named as their collections');
}

function checkColumns(columns: readonly ResultColumn[]): void {
  const names = columns.map(({ name }) => name);
  // SQLite calls a second `a` `a:1`, PostgreSQL calls it `a` again.
  const twice = names.find(
    (name, index) => names.indexOf(name) !== index || (/:\d+$/.test(name) && names.includes(name.replace(/:\d+$/, ''))),
  );
  if (twice !== undefined)
    throw sqlInvalid(`two columns are called ${twice.replace(/:\d+$/, '').slice(0, 63)}; give each its own name with AS`);
}
