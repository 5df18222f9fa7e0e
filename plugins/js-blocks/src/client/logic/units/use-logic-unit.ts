import type { LogicUnit } from '@mortise/js-runtime/logic';
import type { BlockPlace } from '@mortise/plugin-api/client';
import { useEffect, useState } from 'react';
import { useRuntimeBase } from '../../frame/runtime-base';
import { pageUnits } from './page-units';
import { useUnitMaker } from './use-unit-maker';

/** The unit of some code in a block, shared by all who run the same there; undefined until it is there. */
export function useLogicUnit(code: string, place: BlockPlace): LogicUnit | undefined {
  const base = useRuntimeBase();
  const make = useUnitMaker(code, place);
  const [unit, setUnit] = useState<LogicUnit | undefined>();
  const key = JSON.stringify([place.page, place.block, place.revision ?? null, code]);
  useEffect(() => {
    if (base === undefined) return undefined;
    const units = pageUnits(base);
    setUnit(units.acquire(key, () => make(base)));
    return () => units.release(key);
  }, [base, key, make]);
  return unit;
}
