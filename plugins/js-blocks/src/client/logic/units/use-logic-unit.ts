import type { LogicFacts, LogicOutcome, LogicUnit, RunOptions } from '@mortise/js-runtime/logic';
import type { BlockPlace } from '@mortise/plugin-api/client';
import { useCallback, useEffect, useRef } from 'react';
import { useRuntimeBase } from '../../frame/runtime-base';
import { pageUnits } from './page-units';
import { useUnitMaker } from './use-unit-maker';

/** Evaluates the code once; does not reject. */
export type RunLogic = (facts: LogicFacts, options?: RunOptions) => Promise<LogicOutcome>;

/** How to run some code in a block; all who run the same code there share one worker. Another function whenever something of it changes. */
export function useLogicUnit(code: string, place: BlockPlace): RunLogic {
  const base = useRuntimeBase();
  const make = useUnitMaker(code, place);
  const held = useRef<LogicUnit | undefined>(undefined);
  const key = JSON.stringify([place.page, place.block, place.revision ?? null, code]);
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
      return held.current.run(facts, options);
    },
    [base, key, make],
  );
}
