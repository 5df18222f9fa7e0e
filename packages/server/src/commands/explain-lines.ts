import type { ExplainedAction } from '@mortise/resources';

/** What is printed about a request: per statement the plan, the SQL, its values, and the way the database would go. */
export function explainLines({ reason, reads }: ExplainedAction): string[] {
  return [
    `Allowed: ${reason}`,
    ...reads.flatMap(({ read, statement }, index) => [
      '',
      `Statement ${index + 1} of ${reads.length}: ${read.kind}`,
      ...section('Plan', treeLines(read.plan)),
      ...section('SQL', [statement.text]),
      ...section(
        'Values',
        statement.values.length > 0 ? statement.values.map((value, at) => `${at + 1}: ${JSON.stringify(value)}`) : ['none'],
      ),
      ...section('Steps of the database', statement.plan),
    ]),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', `  ${title}`, ...lines.map((line) => `    ${line}`)];
}

/** Longer values get lines of their own. */
const INLINE_LENGTH = 100;

/** A plan as an indented tree; collections and fields stand in it by their names. */
export function treeLines(value: unknown): string[] {
  if (!isBranch(value)) return [inline(value)];
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries.flatMap(([key, item]) => {
    const label = Array.isArray(value) ? '-' : `${key}:`;
    const short = shown(key, item);
    if (short.length <= INLINE_LENGTH && !short.includes('[{')) return [`${label} ${short}`];
    return [Array.isArray(value) ? '-' : label, ...treeLines(item).map((line) => `  ${line}`)];
  });
}

function inline(value: unknown): string {
  if (isNamed(value)) return value.name;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : `[${value.map(inline).join(', ')}]`;
  if (!isBranch(value)) return JSON.stringify(value) ?? 'none';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries.map(([key, item]) => `${key}: ${shown(key, item)}`).join(', ')}}`;
}

/** Values of a request keep their quotes, words of the plan have none. */
function shown(key: string, item: unknown): string {
  return typeof item === 'string' && key !== 'value' ? item : inline(item);
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isNamed(value);
}

/** Collections and fields: the only parts of a plan with a name and more than a handful of properties. */
function isNamed(value: unknown): value is { readonly name: string } {
  if (typeof value !== 'object' || value === null || !('name' in value) || typeof value.name !== 'string') return false;
  return 'tableName' in value || ('kind' in value && (value.kind === 'column' || value.kind === 'relation'));
}
