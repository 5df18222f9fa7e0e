import { type ApiFault, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import type { ReactNode } from 'react';
import type { Rule, RuleSummary } from '../../contract/rule';
import { useReview } from '../review/use-review';
import { type RuleTexts, ruleOf, textsOf } from '../rule/read-lines';
import { RuleFields } from '../rule/rule-fields';
import { useRule } from '../rule-queries';
import { SubjectField } from './subject-field';
import { type SubjectKind, isOfKind } from './subject-kind';
import { useApiPlaces } from './use-api-places';
import { useSubjectName } from './use-subject-name';

export interface RuleDrawerProps {
  readonly kind: SubjectKind;
  /** `new`, a subject, or nothing: closed. */
  readonly open: string | undefined;
  /** What a new rule is for, where that is known. */
  readonly newId: string | undefined;
  /** Rules there are already. */
  readonly taken: readonly RuleSummary[];
  onClose(): void;
}

interface RuleValues extends RuleTexts {
  readonly id?: string;
}

const NEW = 'new';
const newValues = (id: string | undefined): RuleValues => ({ deny: '', allow: '', origins: '', ...(id === undefined ? {} : { id }) });

/** A new rule, or the lists of one there is. */
export function RuleDrawer({ kind, open, newId, taken, onClose }: RuleDrawerProps): ReactNode {
  const t = useT();
  const nameOf = useSubjectName();
  const { lasting } = useApiPlaces();
  const subject = open !== undefined && isOfKind(open, kind) ? open : undefined;
  const { data: rule, error } = useRule(subject);
  const { start, dialog } = useReview(onClose);
  const isNew = open === NEW;
  const submit = async ({ id = '', ...texts }: RuleValues): Promise<false> => {
    const base: Pick<Rule, 'subject' | 'version'> = rule && !isNew ? rule : { subject: `${kind}:${lasting(id)}`, version: '' };
    await start(ruleOf(base, texts));
    // Open until the review has saved it.
    return false;
  };
  return (
    <>
      <FormDrawer<RuleValues>
        open={isNew || rule !== undefined || error !== null}
        failure={rule === undefined ? (error ?? undefined) : undefined}
        title={isNew ? t(`add.${kind}`) : nameOf(subject ?? '')}
        width={620}
        submitText={t('review.open')}
        initialValues={isNew || rule === undefined ? newValues(newId) : textsOf(rule)}
        faultPlace={placeOf}
        onSubmit={submit}
        onClose={onClose}
      >
        {isNew ? <SubjectField kind={kind} taken={taken} /> : null}
        <RuleFields />
      </FormDrawer>
      {dialog}
    </>
  );
}

function placeOf({ details = {} }: ApiFault): string | undefined {
  const { field } = details;
  if (field === 'subject') return 'id';
  return typeof field === 'string' ? field : undefined;
}
