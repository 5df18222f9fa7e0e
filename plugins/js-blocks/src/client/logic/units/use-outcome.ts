import type { LogicFacts, LogicOutcome } from '@mortise/js-runtime/logic';
import { useEffect, useState } from 'react';
import type { RunLogic } from './use-logic-unit';

export interface ShownOutcome {
  /** Of the last run that has ended; undefined before the first has. */
  readonly outcome: LogicOutcome | undefined;
  retry(): void;
}

/** Milliseconds after which what was lost with its worker or its frame is run once more. */
const SECOND_TRY = 2000;

/** What comes of code for these facts, anew whenever they change. */
export function useOutcome(runLogic: RunLogic, facts: LogicFacts): ShownOutcome {
  const [outcome, setOutcome] = useState<LogicOutcome | undefined>();
  const [attempt, setAttempt] = useState(0);
  const text = JSON.stringify(facts);
  useEffect(() => {
    let isCurrent = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    const run = (isLast: boolean): void =>
      void runLogic(JSON.parse(text) as LogicFacts, { retry: attempt > 0 }).then((result) => {
        if (!isCurrent) return;
        if (!isLast && !result.ok && result.fault.reason === 'crash') later = setTimeout(() => run(true), SECOND_TRY);
        else setOutcome(result);
      });
    run(false);
    return () => {
      isCurrent = false;
      clearTimeout(later);
    };
  }, [runLogic, text, attempt]);
  return { outcome, retry: () => setAttempt((before) => before + 1) };
}
