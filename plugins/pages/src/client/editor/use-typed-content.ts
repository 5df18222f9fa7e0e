import { useState } from 'react';
import type { PageContent } from '../../contract';
import { isSame } from '../model/compare-content';
import { type EditSteps, NO_STEPS, type StepTaken, redone, stepped, undone } from '../model/edit-steps';

export interface TypedContent {
  /** Undefined while nothing differs from what is stored. */
  readonly typed: PageContent | undefined;
  change(content: PageContent, label?: string): void;
  /** Undefined when there is nothing to take back. */
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  /** Puts what somebody else made into the steps, as one that can be gone back to. */
  remember(content: PageContent): void;
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
        // What changes nothing, such as moving the first block up, is no step.
        if (isSame(content, former)) return before;
        return { typed: content, steps: former === undefined ? before.steps : stepped(before.steps, former, { label, at }) };
      });
    },
    undo: now && take(undone(steps, now)),
    redo: now && take(redone(steps, now)),
    remember: (content) =>
      setTyping((before) => ({ ...before, steps: stepped(before.steps, content, { label: undefined, at: performance.now() }) })),
    settle: () => setTyping((before) => ({ ...before, typed: undefined })),
    forget: () => setTyping(NOTHING),
  };
}
