import { useApi } from '@mortise/plugin-api/client';
import { type ReactNode, useState } from 'react';
import type { DryRun, Rule } from '../../contract/rule';
import { ReviewDialog } from './review-dialog';

export interface Review {
  /** Finds out what a rule would do and shows it. Rejects as the server refuses. */
  start(rule: Rule): Promise<void>;
  readonly dialog: ReactNode;
}

/** No rule is saved before its consequences were shown. `onSaved` hears of what is saved. */
export function useReview(onSaved: (rule: Rule) => void): Review {
  const api = useApi();
  const [shown, setShown] = useState<{ readonly rule: Rule; readonly result: DryRun }>();
  const start = async (rule: Rule): Promise<void> => {
    const { data: result } = await api.post<DryRun>('ipRules:dryRun', { values: rule });
    setShown({ rule, result });
  };
  const close = (saved?: Rule): void => {
    setShown(undefined);
    if (saved !== undefined) onSaved(saved);
  };
  return { start, dialog: shown === undefined ? null : <ReviewDialog {...shown} onClose={close} /> };
}
