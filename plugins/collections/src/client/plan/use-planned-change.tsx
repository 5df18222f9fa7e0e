import { type ApiError, isApiError, useApi, useT } from '@mortise/plugin-api/client';
import { useWork } from '@mortise/ui';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { PlanDialog } from './plan-dialog';
import { type OnFailure, type SchemaChange, type SchemaPlan, applyPlan, needsConsent, planOf } from './schema-plan';

interface Question {
  readonly plan: SchemaPlan;
  answer(choice: OnFailure | undefined): void;
}

export interface PlannedChange {
  /** False when somebody would rather not, or stopped it; throws ApiError. */
  apply(change: SchemaChange): Promise<boolean>;
  /** Put it into the page. */
  readonly dialog: ReactNode;
}

/** Changes the schema; where records would be lost, refused or rewritten, people see the plan first. */
export function usePlannedChange(title: string): PlannedChange {
  const api = useApi();
  const queries = useQueryClient();
  const { ask, dialog: question } = useConsent(title);
  const { run, dialog: work } = useApplying(title);
  const apply: PlannedChange['apply'] = async (change) => {
    const plan = await planOf(api, change);
    const onFailure = needsConsent(plan) ? await ask(plan) : 'refuse';
    if (onFailure === undefined) return false;
    const outcome = await run({ planId: plan.planId, change }, onFailure);
    await queries.invalidateQueries({ queryKey: ['schema'] });
    if (typeof outcome === 'boolean') return outcome;
    // Somebody else was faster: what the plan says no longer holds, so it is made again.
    if (outcome.code === 'SCHEMA_PLAN_STALE') return apply(change);
    throw outcome;
  };
  const dialog = (
    <>
      {question}
      {work}
    </>
  );
  return { apply, dialog };
}

interface Consent {
  /** Undefined where everything is to stay as it is. */
  ask(plan: SchemaPlan): Promise<OnFailure | undefined>;
  readonly dialog: ReactNode;
}

function useConsent(title: string): Consent {
  const [question, setQuestion] = useState<Question | undefined>();
  const ask: Consent['ask'] = async (plan) => {
    const choice = await new Promise<OnFailure | undefined>((answer) => setQuestion({ plan, answer }));
    setQuestion(undefined);
    return choice;
  };
  return { ask, dialog: question === undefined ? null : <PlanDialog title={title} plan={question.plan} onAnswer={question.answer} /> };
}

interface Applying {
  /** Resolves to why the server would not, or to whether it went to the end. */
  run(planned: PlannedWork, onFailure: OnFailure): Promise<ApiError | boolean>;
  readonly dialog: ReactNode;
}

type PlannedWork = Parameters<typeof applyPlan>[1];

/** Refusals belong to the form, so the dialog of the work does not keep them. */
function useApplying(title: string): Applying {
  const t = useT();
  const api = useApi();
  const work = useWork();
  const run: Applying['run'] = async (planned, onFailure) => {
    let refusal: ApiError | undefined;
    const isDone = await work.run(t('collections.plan.running', { title }), async (report, signal) => {
      const onProgress = (progress: { readonly done: number; readonly total: number }): void =>
        report({ ...progress, text: t('collections.plan.progress', progress) });
      try {
        await applyPlan(api, planned, { onFailure, signal, onProgress });
      } catch (error) {
        if (signal.aborted || !isApiError(error)) throw error;
        refusal = error;
      }
    });
    return refusal ?? isDone;
  };
  return { run, dialog: work.dialog };
}
