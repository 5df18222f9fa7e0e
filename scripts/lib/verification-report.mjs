import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';

const FILE = join(root, 'docs/verification.md');
const MARK = '<!-- newest first; written by npm run verify -- --record -->';
const HEAD = `# Verification\n\nWhat \`npm run verify\` found, and when.\n\n${MARK}\n`;

const cell = (text) => String(text).replaceAll('|', '\\|');

export function formatResults(results) {
  const rows = results.map(({ name, passed, seconds, summary }) => [name, passed ? 'passed' : 'FAILED', `${seconds} s`, summary ?? '']);
  return [['round', 'result', 'time', 'covered'], ['---', '---', '---', '---'], ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
}

/** Adds the results of one run, dated, above the earlier ones. */
export function recordResults({ results, seed, minutes, postgres }) {
  const place = `Node ${process.versions.node}, ${cpus().length} cores, SQLite${postgres ? ' and PostgreSQL' : ' only'}`;
  const entry = `\n## ${new Date().toISOString().slice(0, 10)}\n\n${place}; budget ${minutes} min, seed ${seed}.\n\n${formatResults(results)}\n`;
  mkdirSync(dirname(FILE), { recursive: true });
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  writeFileSync(
    FILE,
    text.replace(MARK, () => `${MARK}\n${entry.trimEnd()}`),
  );
}
