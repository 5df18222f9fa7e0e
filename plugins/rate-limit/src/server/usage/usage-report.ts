import type { RecordsPort } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';
import type { Caller, Span, UsagePoint } from '../../contract';
import { USAGE } from '../collections';
import { namesOf } from './subject-names';
import { HOUR_MS, MINUTE_MS } from './usage-counter';

const HOURS: Readonly<Record<Span, number>> = { hour: 1, day: 24, month: 30 * 24 };
const MINUTES = 60;
const PAGE = 1000;
/** Rows looked at for one answer: those of thirty days of one caller in some ten processes. */
const MAX_ROWS = 10_000;
const MAX_CALLERS = 20;

interface UsageRow {
  readonly subject: string;
  readonly hour: string;
  readonly calls: number;
  readonly refused: number;
  readonly minutes: readonly number[];
}

/** How often one caller called, oldest first, without gaps: by minutes over an hour, else by hours. */
export async function usageOf(records: RecordsPort, subject: string, { span, now }: { span: Span; now: number }): Promise<UsagePoint[]> {
  const isFine = span === 'hour';
  const step = isFine ? MINUTE_MS : HOUR_MS;
  const length = isFine ? MINUTES : HOURS[span];
  const last = now - (now % step);
  const first = last - (length - 1) * step;
  const fields = ['subject', 'hour', 'calls', 'refused', ...(isFine ? ['minutes'] : [])];
  const rows = await readRows(records, { subject, ...since(first) }, fields);
  const calls = new Map<number, number>();
  const refused = new Map<number, number>();
  for (const row of rows) {
    const hour = Date.parse(row.hour);
    if (isFine) row.minutes.forEach((count, minute) => add(calls, hour + minute * MINUTE_MS, count));
    else add(calls, hour, Number(row.calls));
    if (!isFine) add(refused, hour, Number(row.refused));
  }
  return Array.from({ length }, (_, index) => {
    const at = first + index * step;
    return { at: new Date(at).toISOString(), calls: calls.get(at) ?? 0, refused: isFine ? null : (refused.get(at) ?? 0) };
  });
}

/** Who called most; the hour that runs counts as a whole. */
export async function topCallers(records: RecordsPort, { span, now }: { span: Span; now: number }): Promise<Caller[]> {
  const rows = await readRows(records, since(now - HOURS[span] * HOUR_MS), ['subject', 'calls', 'refused']);
  const calls = new Map<string, number>();
  const refused = new Map<string, number>();
  for (const row of rows) {
    add(calls, row.subject, Number(row.calls));
    add(refused, row.subject, Number(row.refused));
  }
  const top = [...calls].sort(([, one], [, other]) => other - one).slice(0, MAX_CALLERS);
  const names = await namesOf(
    records,
    top.map(([subject]) => subject),
  );
  return top.map(([subject, count]) => ({ subject, name: names.get(subject) ?? null, calls: count, refused: refused.get(subject) ?? 0 }));
}

function since(moment: number): JsonObject {
  return { hour: { $gte: new Date(moment - (moment % HOUR_MS)).toISOString() } };
}

/** The busiest first: what does not fit has the fewest calls. */
async function readRows(records: RecordsPort, filter: JsonObject, fields: readonly string[]): Promise<readonly UsageRow[]> {
  const rows: UsageRow[] = [];
  for (let offset = 0; offset < MAX_ROWS; offset += PAGE) {
    const page = await records.find<UsageRow>(USAGE, { filter, fields, sort: ['-calls', 'id'], limit: PAGE, offset });
    rows.push(...page);
    if (page.length < PAGE) break;
  }
  return rows;
}

function add<Key>(sums: Map<Key, number>, key: Key, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}
