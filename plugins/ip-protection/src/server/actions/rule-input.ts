import { AppError, type JsonValue, isJsonObject, throwFaults } from '@mortise/shared';
import { type BadLine, LISTS, type ListName, MAX_ENTRIES, type Rule, readAddressLine, readOriginLine } from '../../contract';
import { readSubject } from '../rules/subject';

/** Faults told at once. */
const MAX_FAULTS = 50;
const LINES = { type: 'array', maxItems: MAX_ENTRIES, items: { type: 'string' } } as const;

/** JSON Schema of a rule as it is sent. */
export const RULE_BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['subject'],
  properties: {
    subject: { type: 'string' },
    version: { type: 'string', maxLength: 36 },
    deny: LINES,
    allow: LINES,
    origins: LINES,
  },
} as const;

/**
 * A rule with each entry in its one spelling, each once.
 * @throws AppError VALUE_INVALID, ADDRESS_INVALID or ORIGIN_INVALID with every line that cannot be used, numbered from 1
 */
export function readRule(values: JsonValue | undefined): Rule {
  const given = isJsonObject(values) ? values : {};
  const faults: AppError[] = [];
  const lists = Object.fromEntries(LISTS.map((list) => [list, readLines(list, given[list], faults)])) as Record<ListName, string[]>;
  const subject = readSubject(textOf(given['subject']));
  throwFaults(faults.slice(0, MAX_FAULTS));
  return { subject, version: textOf(given['version']), ...lists };
}

function readLines(list: ListName, lines: JsonValue | undefined, faults: AppError[]): string[] {
  const read = list === 'origins' ? readOriginLine : readAddressLine;
  const kept = new Map<string, string>();
  for (const [index, line] of (Array.isArray(lines) ? lines : []).entries()) {
    const reading = read(textOf(line));
    if (!reading.ok) faults.push(badEntry(list, { ...reading, line: index + 1, entry: textOf(line).slice(0, 100) }));
    else if (!kept.has(reading.value.canonical)) kept.set(reading.value.canonical, reading.text);
  }
  return [...kept.values()];
}

const EXAMPLES = {
  address: '203.0.113.7, 203.0.113.0/24, 2001:db8::/32',
  origin: 'https://app.example.com, https://*.example.com',
} as const;

interface BadEntry extends BadLine {
  readonly line: number;
  readonly entry: string;
}

function badEntry(list: ListName, { line, entry, fault, suggestion }: BadEntry): AppError {
  const isOrigin = list === 'origins';
  const expected = suggestion ?? (isOrigin ? EXAMPLES.origin : EXAMPLES.address);
  return new AppError(isOrigin ? 'ORIGIN_INVALID' : 'ADDRESS_INVALID', { field: list, line, entry, fault, expected });
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
