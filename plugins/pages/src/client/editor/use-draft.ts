import { isApiError, useFeedback, useT } from '@mortise/plugin-api/client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PageContent, PageDraft } from '../../contract';
import { isSame } from '../model/compare-content';
import { type TypedContent, useTypedContent } from './use-typed-content';
import { type DraftAct, useStoredDraft } from './use-stored-draft';

/** `failed` has been said; a conflict waits to be settled. */
export type ActOutcome = 'done' | 'conflict' | 'failed';

export interface DraftEditing extends Pick<TypedContent, 'undo' | 'redo'> {
  readonly query: UseQueryResult<PageDraft>;
  /** What the author sees: what was typed, else what is stored. */
  readonly content: PageContent | undefined;
  /** Something is not saved. */
  readonly isDirty: boolean;
  readonly busy: DraftAct | undefined;
  /** Somebody else has changed the draft meanwhile. */
  readonly isConflict: boolean;
  /** Changes of one label that follow each other soon are one step for `undo`. */
  change(content: PageContent, label?: string): void;
  /** Saves what is not saved before it publishes. */
  act(act: DraftAct, note?: string): Promise<ActOutcome>;
  /** What others saved takes the place of what was typed here, which can be gone back to as a step before. */
  takeTheirs(): Promise<void>;
  /** What was typed here takes the place of what others saved, which can be gone back to as a step before. */
  keepOwn(): Promise<void>;
}

/** The draft of a page while its author works on it. */
export function useDraft(uid: string): DraftEditing {
  const { query, load, send } = useStoredDraft(uid);
  const stored = query.data?.content;
  const typing = useTypedContent(stored);
  const { typed } = typing;
  const isDirty = useMemo(() => typed !== undefined && !isSame(typed, stored), [typed, stored]);
  const { busy, isConflict, settleConflict, attempt } = useAttempts();
  const run = (act: DraftAct, from: PageDraft, note?: string): Promise<ActOutcome> =>
    attempt(act, async () => {
      const saved = act === 'discardDraft' || typed === undefined || !isDirty ? from : await send('saveDraft', from, { content: typed });
      if (act !== 'saveDraft') await send(act, saved, note === undefined ? {} : { note });
      if (act === 'discardDraft') typing.forget();
      else typing.settle();
    });
  const takeTheirs = async (): Promise<void> => {
    const { data } = await query.refetch();
    if (data !== undefined) typing.change(data.content);
    settleConflict();
  };
  return {
    query,
    content: typed ?? stored,
    isDirty,
    busy,
    isConflict,
    change: typing.change,
    undo: typing.undo,
    redo: typing.redo,
    act: async (act, note) => (query.data === undefined ? 'failed' : run(act, query.data, note)),
    takeTheirs,
    keepOwn: async () => {
      const theirs = await load();
      if ((await run('saveDraft', theirs)) === 'done') typing.remember(theirs.content);
    },
  };
}

interface Attempts {
  readonly busy: DraftAct | undefined;
  readonly isConflict: boolean;
  settleConflict(): void;
  /** Says how it went; a refusal because somebody else was faster is a conflict to be settled. */
  attempt(act: DraftAct, work: () => Promise<void>): Promise<ActOutcome>;
}

function useAttempts(): Attempts {
  const t = useT();
  const feedback = useFeedback();
  const [busy, setBusy] = useState<DraftAct>();
  const [isConflict, setConflict] = useState(false);
  const attempt: Attempts['attempt'] = async (act, work) => {
    setBusy(act);
    try {
      await work();
      setConflict(false);
      feedback.success(t(`editor.done.${act}`));
      return 'done';
    } catch (error) {
      const isLate = isApiError(error) && error.code === 'PRECONDITION_FAILED';
      if (isLate) setConflict(true);
      else feedback.failure(error);
      return isLate ? 'conflict' : 'failed';
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, isConflict, settleConflict: () => setConflict(false), attempt };
}
