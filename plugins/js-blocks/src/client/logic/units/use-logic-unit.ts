import type { LogicFacts, LogicOutcome, LogicUnit, RunOptions } from '@mortise/js-runtime/logic';
import type { BlockPlace } from '@mortise/plugin-api/client';
import { useCallback, useEffect, useRef } from 'react';
import type { FrameObserver } from '../../frame/frame-facts';
import { useRuntimeBase } from '../../frame/runtime-base';
import { codeKey, consoleOf } from './code-console';
import { pageUnits } from './page-units';
import { type Occasion, useUnitMaker } from './use-unit-maker';

/** Evaluates the code once; does not reject. */
export type RunLogic = (facts: LogicFacts, options?: RunOptions) => Promise<LogicOutcome>;

/** How to run some code in a block; all who run the same code there share one worker. Another function whenever something of it changes. */
export function useLogicUnit(code: string, place: BlockPlace, occasion: Occasion): RunLogic {
  const base = useRuntimeBase();
  const make = useUnitMaker(code, place, occasion);
  const observer = useRef<FrameObserver>(undefined);
  useEffect(() => {
    observer.current = consoleOf(place, code);
  });
  const held = useRef<LogicUnit | undefined>(undefined);
  const key = `${occasion} ${codeKey(place, code)}`;
  useEffect(
    () => () => {
      if (base !== undefined && held.current !== undefined) pageUnits(base).release(key);
      held.current = undefined;
    },
    [base, key, make],
  );
  return useCallback<RunLogic>(
    async (facts, options) => {
      if (base === undefined) return { ok: false, fault: { reason: 'crash' } };
      held.current ??= pageUnits(base).acquire(key, () => make(base));
      const outcome = await held.current.run(facts, options);
      if (!outcome.ok && outcome.fault.reason === 'thrown') observer.current?.onFault(outcome.fault);
      return outcome;
    },
    [base, key, make],
  );
}
