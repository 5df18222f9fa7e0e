import type { RecordsPort } from '@mortise/plugin-api/server';
import type { DryRun, Finding, TriedCaller } from '../../contract';
import { REFUSALS } from '../collections';
import type { RecentCaller, RecentCallers } from '../recent/recent-callers';
import type { RuleSet } from '../rules/rule-set';

const MAX_TOLD = 100;
/** Rows of the log that are tried, the latest first. */
const MAX_LOGGED = 500;
/** Stands for addresses nobody wrote down. */
const OTHERS = '*';

interface LoggedRefusal {
  readonly address: string;
  readonly origin: string | null;
  readonly principal: string | null;
  readonly path: string;
  readonly count: number;
  readonly lastAt: string;
}

/** Tries callers of the recent past against rules that are not in force. */
export async function dryRun(rules: RuleSet, recent: RecentCallers, records: RecordsPort): Promise<Omit<DryRun, 'self'>> {
  const callers = recent.list();
  const fields = ['address', 'origin', 'principal', 'path', 'count', 'lastAt'];
  const filter = { 'address.$ne': OTHERS };
  const logged = await records.find<LoggedRefusal>(REFUSALS, { filter, fields, sort: ['-lastAt'], limit: MAX_LOGGED });
  const refused = callers.flatMap((caller) => refusedCaller(rules, caller) ?? []);
  const admitted = distinct(logged).filter((refusal) => admits(rules, refusal));
  return {
    tried: callers.length,
    refusedCount: refused.length,
    refused: refused.slice(0, MAX_TOLD),
    admittedCount: admitted.length,
    admitted: admitted.slice(0, MAX_TOLD).map(({ lastAt, ...caller }) => ({ ...caller, lastSeenAt: lastAt, by: null })),
  };
}

function refusedCaller(rules: RuleSet, caller: RecentCaller): TriedCaller | undefined {
  const { address, origin, ownOrigin, principal, count, lastSeenAt } = caller;
  for (const path of caller.paths) {
    const by = refusalOf(rules.findings({ address, origin, ownOrigin, path }, principal));
    if (by) return { address, origin: origin ?? null, principal, path, count, lastSeenAt: new Date(lastSeenAt).toISOString(), by };
  }
  return undefined;
}

function admits(rules: RuleSet, { address, origin, principal, path }: LoggedRefusal): boolean {
  const call = { address, origin: origin ?? undefined, ownOrigin: '', path };
  return refusalOf(rules.findings(call, principal ?? undefined)) === undefined;
}

function refusalOf(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ passed }) => !passed);
}

/** Each caller once, with the calls of all its minutes. */
function distinct(rows: readonly LoggedRefusal[]): readonly LoggedRefusal[] {
  const callers = new Map<string, LoggedRefusal>();
  for (const row of rows) {
    const key = JSON.stringify([row.address, row.origin, row.principal]);
    const known = callers.get(key);
    callers.set(key, known ? { ...known, count: known.count + row.count } : row);
  }
  return [...callers.values()];
}
