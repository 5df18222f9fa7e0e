import { isDeepStrictEqual } from 'node:util';
import type { Expected } from './answer';
import type { ListRequest } from './world';

/** What a server answered: the body is parsed JSON. */
export interface Given {
  readonly status: number;
  readonly body: unknown;
}

/** The path below the API base, with the query string, that asks for a list. */
export function pathOf({ collection, timeZone: _header, ...request }: ListRequest): string {
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const entries = Object.entries(request).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(',') : text(value),
  ]);
  return `${collection}:list?${new URLSearchParams(entries).toString()}`;
}

/** True when an answer is the expected one: the same data and meta, or the same status and only faults that are there. */
export function isExpected(expected: Expected, { status, body }: Given): boolean {
  if (status !== expected.status) return false;
  if ('body' in expected) return isDeepStrictEqual(body, expected.body);
  const codes = ((body as { errors?: readonly { code: string }[] }).errors ?? []).map(({ code }) => code);
  return codes.length > 0 && codes.every((code) => expected.codes.includes(code));
}

/** The two answers for people: from the first line on in which they differ. */
export function describeDifference(expected: Expected, given: Given): string {
  const [wanted, got] = [linesOf(expected), linesOf(given)];
  const place = wanted.findIndex((line, index) => line !== got[index]);
  const from = place === -1 ? wanted.length : place;
  const shown = (lines: readonly string[]): string => lines.slice(from, from + 3).join('\n            ') || 'nothing more';
  return `  line ${from} of ${wanted.length} and ${got.length}\n  expected: ${shown(wanted)}\n  given:    ${shown(got)}`;
}

function linesOf(answer: Given | Expected): string[] {
  if ('codes' in answer) return [`${answer.status} with ${answer.codes.join(' or ')}`];
  const { data, ...rest } = answer.body as { readonly data?: unknown };
  const rows: readonly unknown[] = Array.isArray(data) ? data : [];
  return [`${answer.status} with ${rows.length} rows ${sortedText(rest)}`, ...rows.map(sortedText)];
}

/** JSON text that does not depend on the order in which an object's keys came. */
function sortedText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
