import type { RecordsPort } from '@mortise/plugin-api/server';
import type { RecentCallers } from './recent/recent-callers';
import type { RefusalLog } from './refusals/refusal-log';
import type { LiveRules } from './rules/live-rules';
import type { RuleStore } from './rules/rule-store';

/** What the actions work with. */
export interface ProtectionServices {
  readonly records: RecordsPort;
  /** Path below which actions are addressed. */
  readonly apiBase: string;
  /** False while everybody is let in, whatever the rules say. */
  readonly isEnforced: () => boolean;
  readonly store: RuleStore;
  readonly live: LiveRules;
  readonly recent: RecentCallers;
  readonly refusals: RefusalLog;
  /** Brings the rules that were just saved into force, here and in other processes. */
  readonly changed: () => Promise<void>;
}
