import { useState } from 'react';
import type { PageContent } from '../../contract';
import { type EditSteps, NO_STEPS, type StepTaken, redone, stepped, undone } from '../model/edit-steps';

export interface TypedContent {
  /** Undefined while nothing differs from what is stored. */
  readonly typed: PageContent | undefined;
  change(content: PageContent, label?: string): void;
  /** Undefined when there is nothing to take back. */
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  /** What was typed is what is stored now; steps before can still be taken back. */
  settle(): void;
  /** Nothing was typed. */
  forget(): void;
}

interface Typing {
  readonly typed: PageContent | undefined;
  readonly steps: EditSteps<PageContent>;
}

const NOTHING: Typing = { typed: undefined, steps: NO_STEPS };

/** What an author makes of a stored content, step by step. */
export function useTypedContent(stored: PageContent | undefined): TypedContent {
  const [typing, setTyping] = useState<Typing>(NOTHING);
  const { typed, steps } = typing;
  const now = typed ?? stored;
  const take = (taken: StepTaken<PageContent> | undefined): (() => void) | undefined =>
    taken === undefined ? undefined : () => setTyping({ typed: taken.value, steps: taken.steps });
  return {
    typed,
    change(content, label) {
      const at = performance.now();
      setTyping((before) => {
        const former = before.typed ?? stored;
        return { typed: content, steps: former === undefined ? before.steps : stepped(before.steps, former, { label, at }) };
      });
    },
    undo: now && take(undone(steps, now)),
    redo: now && take(redone(steps, now)),
    settle: () => setTyping((before) => ({ ...before, typed: undefined })),
    forget: () => setTyping(NOTHING),
  };
}
