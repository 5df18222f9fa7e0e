import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { ConfirmByName } from '@mortise/ui';
import type { ReactNode } from 'react';
import { useReloadRules } from '../rule-queries';
import { idOf } from './subject-kind';
import { useApiPlaces } from './use-api-places';
import { useSubjectName } from './use-subject-name';

export interface RemoveRuleProps {
  /** Undefined: the dialog is closed. */
  readonly subject: string | undefined;
  onClose(): void;
}

/** Whoever removes a rule opens a door: its name must be typed. */
export function RemoveRule({ subject, onClose }: RemoveRuleProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReloadRules();
  const nameOf = useSubjectName();
  const { current } = useApiPlaces();
  if (subject === undefined) return null;
  const remove = async (): Promise<void> => {
    await api.post('ipRules:destroy', { params: { filterByTk: subject } });
    await reload();
    feedback.success(t('remove.done'));
  };
  const title = t('remove.title', { name: nameOf(subject) });
  return (
    <ConfirmByName open title={title} name={current(idOf(subject))} losses={t('remove.losses')} onConfirm={remove} onClose={onClose} />
  );
}
