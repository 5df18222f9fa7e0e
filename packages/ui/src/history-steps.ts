import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate, useNavigationType, useSearchParams } from 'react-router';

/**
 * What a change of the query string is to the history. `open`: a step of its own, which the back button undoes. `close`: takes the
 * place of what was opened, so that no step leads into it again. `turn`: leads on, from what was opened in its place. `stay`: no step.
 */
export type HistoryStep = 'open' | 'close' | 'turn' | 'stay';

/** What became of the step an entry of the history began as; kept in the entry itself, where reloads do not lose it. */
type Mark = 'opened' | 'closed';

/** State of links that open something over the page. */
export const OPENED: { readonly step: Mark } = { step: 'opened' };

const CLOSED: { readonly step: Mark } = { step: 'closed' };

type ChangeParams = (before: URLSearchParams) => URLSearchParams;

/** Changes the query string. The function stays the same as long as the component does. */
export function useParamsChange(): (change: ChangeParams, step: HistoryStep) => void {
  const [, setParams] = useSearchParams();
  const { state } = useLocation();
  // The router hands out another function with every address, and whatever depends on it would be drawn anew.
  const latest = useRef({ setParams, state: state as unknown });
  useEffect(() => {
    latest.current = { setParams, state };
  });
  return useCallback((change, step) => {
    const mark = markOf(latest.current.state);
    latest.current.setParams(change, stepOptions(step, mark));
  }, []);
}

function stepOptions(step: HistoryStep, before: Mark | undefined): { replace: boolean; state: unknown } {
  // Where something was closed there is a step already, which leads to the same page without it.
  if (step === 'open') return { replace: before === 'closed', state: OPENED };
  if (step === 'turn') return { replace: before !== undefined, state: OPENED };
  if (before !== 'opened') return { replace: true, state: null };
  return { replace: true, state: step === 'close' ? CLOSED : OPENED };
}

/** Goes one step further back where a step back would show nothing new, since what it would undo was closed already. */
export function useNoIdleSteps(): void {
  const location = useLocation();
  const type = useNavigationType();
  const navigate = useNavigate();
  const last = useRef(location);
  useEffect(() => {
    const from = last.current;
    last.current = location;
    if (type !== 'POP' || from.key === location.key || markOf(from.state) !== 'closed') return;
    if (from.pathname === location.pathname && from.search === location.search) void navigate(-1);
  }, [location, type, navigate]);
}

function markOf(state: unknown): Mark | undefined {
  const { step } = (state ?? {}) as { readonly step?: unknown };
  return step === 'opened' || step === 'closed' ? step : undefined;
}
