import { isApiError, useFeedback, useT } from '@mortise/plugin-api/client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { PageContent, PageDraft } from '../../contract';
import { type DraftAct, useStoredDraft } from './use-stored-draft';

export interface DraftEditing {
  readonly query: UseQueryResult<PageDraft>;
  /** What the author sees: what was typed, else what is stored. */
  readonly content: PageContent | undefined;
  /** Something is not saved. */
  readonly isDirty: boolean;
  readonly busy: DraftAct | undefined;
  /** Somebody else has changed the draft meanwhile. */
  readonly isConflict: boolean;
  change(content: PageContent): void;
  /** Saves what is not saved before it publishes. */
  act(act: DraftAct): Promise<void>;
  /** What others saved takes the place of what was typed here. */
  takeTheirs(): Promise<void>;
  /** What was typed here takes the place of what others saved. */
  keepOwn(): Promise<void>;
}

export function useDraft(uid: string): DraftEditing {
  const t = useT();
  const feedback = useFeedback();
  const { query, load, send } = useStoredDraft(uid);
  const [typed, setTyped] = useState<PageContent>();
  const [busy, setBusy] = useState<DraftAct>();
  const [isConflict, setConflict] = useState(false);
  const reset = (): void => {
    setTyped(undefined);
    setConflict(false);
  };
  const run = async (act: DraftAct, from: PageDraft): Promise<void> => {
    setBusy(act);
    try {
      const saved = act === 'discardDraft' || typed === undefined ? from : await send('saveDraft', from, typed);
      if (act !== 'saveDraft') await send(act, saved);
      reset();
      feedback.success(t(`editor.done.${act}`));
    } catch (error) {
      if (isApiError(error) && error.code === 'PRECONDITION_FAILED') setConflict(true);
      else feedback.failure(error);
    } finally {
      setBusy(undefined);
    }
  };
  return {
    query,
    content: typed ?? query.data?.content,
    isDirty: typed !== undefined,
    busy,
    isConflict,
    change: setTyped,
    act: async (act) => {
      if (query.data !== undefined) await run(act, query.data);
    },
    takeTheirs: () => query.refetch().then(reset),
    keepOwn: async () => run('saveDraft', await load()),
  };
}
