import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { requireFrom, root } from '../lib/paths.mjs';

const DOCUMENT = join(root, 'docs/performance.md');
const [BEGIN, END] = ['<!-- bench:begin -->', '<!-- bench:end -->'];

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

const HEAD = [
  'case',
  'Mortise req/s',
  'bare req/s',
  'ratio',
  'range',
  'CPU ms',
  'bare CPU ms',
  'CPU ratio',
  'p50/p99 ms',
  'bare p50/p99 ms',
  'errors',
];

function cells({ name, mortise, reference, ratio, ratioRange, cpuRatio, errors }) {
  const number = (value, digits) => (value === undefined ? '–' : value.toFixed(digits));
  const times = ({ p50, p99 }) => `${number(p50, 2)} / ${number(p99, 1)}`;
  return [
    name,
    number(mortise.perSecond, 0),
    number(reference.perSecond, 0),
    number(ratio, 2),
    ratioRange.map((value) => number(value, 2)).join('–'),
    number(mortise.cpuPerRequest, 3),
    number(reference.cpuPerRequest, 3),
    number(cpuRatio, 2),
    times(mortise),
    times(reference),
    String(errors),
  ];
}

export const formatTable = (results) => formatRows(HEAD, results.map(cells));

/** A Markdown table with columns of equal width, readable in a terminal as well. The first column is text. */
export function formatRows(head, body) {
  const rows = [head, ...body];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}

/** Replaces the recorded result in docs/performance.md. */
export function record(text) {
  const document = readFileSync(DOCUMENT, 'utf8');
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin === -1 || end === -1) throw new Error(`docs/performance.md has no ${BEGIN} … ${END}`);
  writeFileSync(DOCUMENT, `${document.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${document.slice(end)}`);
}
