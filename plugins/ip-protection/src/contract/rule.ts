/** The right to see and change the rules, and to see who was refused. */
export const PROTECTION_SNIPPET = 'pm.ip-protection';

/** The subject of the rule for every request. */
export const EVERYTHING = 'everything';

/** The three lists of a rule, in the order in which they are looked at. */
export const LISTS = ['deny', 'allow', 'origins'] as const;
export type ListName = (typeof LISTS)[number];

export const MAX_ENTRIES = 10_000;
export const MAX_RULES = 1_000;

/** Lines as `readAddressLine` and `readOriginLine` take them; an empty list is a check that is off. */
export type RuleLists = Readonly<Record<ListName, readonly string[]>>;

/**
 * What one rule is for: `everything`, `path:/api/rest/v1` (that path and what is below it), `apiKey:<id>` or `oauthClient:<id>` (the id of
 * the principal).
 */
export interface Rule extends RuleLists {
  readonly subject: string;
  /** Another one after each change; empty when nothing was saved yet. */
  readonly version: string;
}

/** A row of `ipRules:list`. */
export interface RuleSummary {
  readonly subject: string;
  readonly version: string;
  readonly entries: Readonly<Record<ListName, number>>;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** What one list said. */
export interface Finding {
  readonly subject: string;
  readonly list: ListName;
  /** The entry that decided; undefined when none fits. */
  readonly entry?: string;
  readonly passed: boolean;
}

/** Who would be refused: somebody who called, or somebody the log knows. */
export interface TriedCaller {
  readonly address: string;
  readonly origin: string | null;
  /** `user:1`, `apiKey:7`, `anonymous`; null when a call was refused before that was known. */
  readonly principal: string | null;
  readonly path: string;
  /** Calls seen. */
  readonly count: number;
  /** ISO 8601. */
  readonly lastSeenAt: string;
  readonly by: Finding | null;
}

/** What `ipRules:dryRun` answers. */
export interface DryRun {
  /** How many callers of the recent past were tried. */
  readonly tried: number;
  readonly refusedCount: number;
  /** At most 100 of those that were let in and would be refused. */
  readonly refused: readonly TriedCaller[];
  readonly admittedCount: number;
  /** At most 100 of those that were refused and would be let in. */
  readonly admitted: readonly TriedCaller[];
  /** Why whoever asks would be locked out; null when not. */
  readonly self: Finding | null;
}

/** What `ipRules:check` answers. */
export interface CheckAnswer {
  readonly allowed: boolean;
  readonly findings: readonly Finding[];
}
