import type { Api } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';

/** One change of the schema, as the action of that name would get it. */
export type SchemaChange = {
  readonly action: string;
  readonly collection: string;
  readonly field?: string;
  readonly values?: JsonObject;
};

export interface PlanStep {
  readonly kind: string;
  /** What it is about: of `changeView`, the columns that go. */
  readonly fields: readonly string[];
  readonly text: string;
  /** SQL, in order. */
  readonly statements: readonly string[];
  /** What waits meanwhile. */
  readonly lock: 'none' | 'writes' | 'all';
}

export interface PlanLoss {
  readonly collection: string;
  /** Absent where whole records would go. */
  readonly field?: string;
  readonly rows: number;
}

export interface PlanFailure {
  readonly collection: string;
  readonly fields: readonly string[];
  /** In the viewer's language. */
  readonly text: string;
  readonly rows: number;
  readonly examples: readonly { readonly key: JsonValue; readonly value: JsonValue }[];
  /** Whether these values can be emptied instead. */
  readonly canSetNull: boolean;
}

/** What a change would do, as `collections:plan` answers it. */
export interface SchemaPlan {
  readonly planId: string;
  readonly applicable: boolean;
  /** False where counting took too long: numbers are the least there are. */
  readonly complete: boolean;
  readonly steps: readonly PlanStep[];
  readonly losses: readonly PlanLoss[];
  /** What names something that is changed, and does not follow. */
  readonly dependents: readonly { readonly name: string; readonly text: string }[];
  readonly failures: readonly PlanFailure[];
  readonly rewritten: readonly { readonly collection: string; readonly rows: number }[];
}

/** What becomes of values that do not fit. */
export type OnFailure = 'refuse' | 'setNull';

/** @throws ApiError as the change itself would */
export async function planOf(api: Api, change: SchemaChange): Promise<SchemaPlan> {
  return (await api.post<SchemaPlan>('collections:plan', { values: change })).data;
}

/** Columns of views that go with a change; what they showed stays where it is. */
export function columnsOfViewsGone({ steps }: Pick<SchemaPlan, 'steps'>): readonly string[] {
  return steps.flatMap(({ kind, fields }) => (kind === 'changeView' ? fields : []));
}

/** Whether people should see a plan before it happens. */
export function needsConsent(plan: SchemaPlan): boolean {
  const { applicable, complete, losses, failures, rewritten, dependents } = plan;
  if (!applicable || !complete || dependents.length > 0 || columnsOfViewsGone(plan).length > 0) return true;
  return [losses, failures, rewritten].some((list) => list.some(({ rows }) => rows > 0));
}

/** Whether the plan can be carried out at all, perhaps by emptying what does not fit. */
export function canApply({ applicable, failures }: SchemaPlan, onFailure: OnFailure): boolean {
  return applicable || (onFailure === 'setNull' && failures.every(({ canSetNull }) => canSetNull));
}

export interface PlanRun {
  readonly onFailure: OnFailure;
  readonly signal: AbortSignal;
  onProgress(progress: { readonly done: number; readonly total: number }): void;
}

/**
 * Carries a plan out. Ending the request takes everything back.
 * @throws ApiError SCHEMA_PLAN_STALE when the schema has changed since, and as the change itself would
 */
export async function applyPlan(
  api: Api,
  planned: { readonly planId: string; readonly change: SchemaChange },
  run: PlanRun,
): Promise<void> {
  const { onFailure, signal, onProgress } = run;
  await api.post('collections:applyPlan', {
    values: { ...planned, onFailure },
    signal,
    onProgress: ({ done, total }) => onProgress({ done: Number(done), total: Number(total) }),
  });
}
