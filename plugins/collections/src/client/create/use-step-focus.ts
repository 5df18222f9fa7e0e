import { type RefObject, useEffect, useRef } from 'react';

/** Whoever goes on by keyboard lands in the first field of the step. */
export function useStepFocus(step: number): RefObject<HTMLDivElement | null> {
  const steps = useRef<HTMLDivElement>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current !== step) steps.current?.querySelector<HTMLElement>(':scope > :not([hidden]) :is(input, [role=switch])')?.focus();
    last.current = step;
  }, [step]);
  return steps;
}
