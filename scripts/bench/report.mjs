import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { requireFrom, root } from '../lib/paths.mjs';

const DOCUMENT = join(root, 'docs/performance.md');

const version = (workspace, name) => requireFrom(workspace)(`${name}/package.json`).version;

/** What the numbers depend on, in one sentence per subject. */
export function describeMachine() {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}, pg ${version('packages/database', 'pg')}, sqlite3 ${version('packages/database', 'sqlite3')}`;
}

export async function databaseVersion({ kind, url }) {
  const { Client } = requireFrom('packages/database')('pg');
  if (kind === 'postgres') {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('SHOW server_version').finally(() => client.end());
    return `PostgreSQL ${rows[0].server_version}`;
  }
  const { Database } = requireFrom('packages/database')('sqlite3');
  const database = new Database(':memory:');
  const row = await new Promise((resolve, reject) =>
    database.get('SELECT sqlite_version() AS version', (error, found) => (error ? reject(error) : resolve(found))),
  );
  await new Promise((resolve) => database.close(resolve));
  return `SQLite ${row.version}`;
}

/** With commas between thousands. */
export const number = (value, digits = 0) =>
  value === undefined ? '–' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** A Markdown table with columns of equal width, readable in a terminal as well. The first column is text. */
export function formatRows(head, body) {
  const rows = [head, ...body];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}

/**
 * Replaces one recorded section in docs/performance.md and writes its charts to docs/images.
 * @param {string} section `load-postgres`, say: what stands between its two marks is replaced
 * @param {{ text: string, charts?: Record<string, string> }} result
 */
export function record(section, { text, charts = {} }) {
  const document = readFileSync(DOCUMENT, 'utf8');
  const [begin, end] = [`<!-- bench:${section}:begin -->`, `<!-- bench:${section}:end -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`docs/performance.md has no ${begin} … ${end}`);
  const pictures = Object.keys(charts).map((name) => `![${name}](images/${name}.svg)\n\n`);
  writeFileSync(DOCUMENT, `${document.slice(0, from + begin.length)}\n\n${text}\n\n${pictures.join('')}${document.slice(to)}`);
  for (const [name, svg] of Object.entries(charts)) writeFileSync(join(root, 'docs/images', `${name}.svg`), svg);
}
