import { compileBlock } from '@mortise/js-runtime/compile';
import { useDeferredValue, useMemo } from 'react';
import type { FrameFault } from '../frame/frame-facts';
import { CTX_MEMBERS } from './ctx/ctx-members';
import { findFaults } from './lint/find-faults';
import type { Finding } from './lint/finding';
import { offsetOf } from './read-position';

/** A fault of a run, and the code that ran. */
export interface FaultOfRun {
  readonly fault: FrameFault;
  readonly code: string;
}

/** What is wrong with the code: found in it, said by the compiler, or met at run time. In the order in which it stands. */
export function useFindings(code: string, met: FaultOfRun | undefined, members = CTX_MEMBERS): readonly Finding[] {
  const looked = useDeferredValue(code);
  const found = useMemo(() => [...compileFindings(looked), ...findFaults(looked, members)], [looked, members]);
  return useMemo(
    () => [...found, ...(met === undefined || met.code !== looked ? [] : runFindings(met))].toSorted((a, b) => a.from - b.from),
    [found, met, looked],
  );
}

function compileFindings(code: string): readonly Finding[] {
  const compiled = compileBlock(code);
  if (compiled.ok) return [];
  const { message, line, column } = compiled;
  return [{ ...wordAt(code, offsetOf(code, line, column)), severity: 'error', name: 'syntax', params: { message }, fixes: [] }];
}

function runFindings({ fault: { name, message, line, column }, code }: FaultOfRun): readonly Finding[] {
  if (line === undefined) return [];
  const place = wordAt(code, offsetOf(code, line, column));
  return [{ ...place, severity: 'error', name: 'run', params: { message: `${name}: ${message}` }, fixes: [] }];
}

/** At least one letter, so that there is something to underline. */
function wordAt(code: string, from: number): { readonly from: number; readonly to: number } {
  const length = /^[\w$]+/.exec(code.slice(from))?.[0].length ?? 1;
  return { from, to: Math.min(from + length, code.length) };
}
