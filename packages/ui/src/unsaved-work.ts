import { useEffect } from 'react';
import type { Location } from 'react-router';

/** A change of the address that somebody has asked for. */
export interface Leaving {
  readonly from: Location;
  readonly to: Location;
  /** By the browser's back or forward button. */
  readonly isStep: boolean;
}

export interface UnsavedWork {
  /** Asked at the moment of leaving. */
  isDirty(): boolean;
  /** What would be lost, in a sentence. */
  readonly hint: string;
  /** Which changes of the address leave what is edited. */
  leaves(leaving: Leaving): boolean;
}

/** What is being edited in this window. A router can be stopped in one place only, so everybody who would stop it is asked there. */
const held = new Set<UnsavedWork>();
let isAbandoned = false;

/** Asks before the work is lost by going elsewhere, within the admin or out of it. The shell's `LeaveQuestion` does the asking. */
export function useUnsavedWork({ isDirty, hint, leaves }: UnsavedWork): void {
  useEffect(() => {
    const work = { isDirty, hint, leaves };
    held.add(work);
    return () => void held.delete(work);
  }, [isDirty, hint, leaves]);
}

/** What would be lost by this change of the address; without one, by leaving the admin. */
export function workLostBy(leaving?: Leaving): UnsavedWork | undefined {
  if (isAbandoned) return undefined;
  return [...held].findLast((work) => work.isDirty() && (leaving === undefined || work.leaves(leaving)));
}

/** For a page that must go whatever is being edited in it: nothing asks any more. */
export function abandonWork(): void {
  isAbandoned = true;
}

/** For `leaves` of what lies over a page: another page, or a step in the browser's history, which may close it. */
export function leavesOverlay({ from, to, isStep }: Leaving): boolean {
  return isStep || from.pathname !== to.pathname;
}

/** For `leaves` of a page: another page, or another value of one of these parts of the query string. */
export function leavesPageOr(keys: readonly string[]): (leaving: Pick<Leaving, 'from' | 'to'>) => boolean {
  return ({ from, to }) => {
    if (from.pathname !== to.pathname) return true;
    const [before, after] = [new URLSearchParams(from.search), new URLSearchParams(to.search)];
    return keys.some((key) => before.get(key) !== after.get(key));
  };
}
