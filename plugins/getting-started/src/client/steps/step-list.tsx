import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Facts } from '../facts/facts';
import { STEPS, type Step, type StepState } from '../facts/progress';
import type { CallActs } from './call-step';
import { StepCard } from './step-card';

export interface StepListProps {
  readonly facts: Facts;
  readonly states: ReadonlyMap<Step, StepState>;
  readonly call?: CallActs;
}

export function StepList({ facts, states, call = {} }: StepListProps): ReactNode {
  const next = STEPS.findIndex((step) => states.get(step) === 'next');
  const list = useFocusOnNext(next);
  return (
    <ol ref={list} className="guide-steps">
      {STEPS.map((step, index) => (
        <li key={step}>
          <StepCard step={step} number={index + 1} state={states.get(step) ?? 'waiting'} firstDo={next + 1} facts={facts} call={call} />
        </li>
      ))}
    </ol>
  );
}

/** The button of a finished step is gone; whoever pressed it goes on at the next step instead of at the top of the page. */
function useFocusOnNext(next: number): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const known = useRef(next);
  useEffect(() => {
    if (known.current === next) return;
    known.current = next;
    if (document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>('[aria-current="step"] h2')?.focus();
  }, [next]);
  return list;
}
