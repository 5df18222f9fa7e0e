import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate, useNavigationType, useSearchParams } from 'react-router';

/**
 * What a change of the query string is to the history. `open`: a step of its own, which the back button undoes. `close`: takes the
 * place of what was opened, so that no step back leads into it again. `turn`: leads on, from what was opened in its place. `stay`: no step.
 */
export type HistoryStep = 'open' | 'close' | 'turn' | 'stay';

/** What is known of an entry of the history; kept in the entry itself, where reloads do not lose it. */
interface Mark {
  /** How many things lie open over each other, each opened by a step. */
  readonly open: number;
  /** How many of the steps below lead to what was closed, or to what is still shown: a step back leads past them. */
  readonly idle: number;
}

const UNMARKED: Mark = { open: 0, idle: 0 };

/** State of links that open something over the page. */
export const OPENED: Mark = { open: 1, idle: 0 };

type ChangeParams = (before: URLSearchParams) => URLSearchParams;

/** Changes the query string; `closed` says how many things a `close` closes. The function stays the same as long as the component does. */
export function useParamsChange(): (change: ChangeParams, step: HistoryStep, closed?: number) => void {
  const [, setParams] = useSearchParams();
  const { state } = useLocation();
  // The router hands out another function with every address, and whatever depends on it would be drawn anew.
  const latest = useRef({ setParams, state: state as unknown });
  useEffect(() => {
    latest.current = { setParams, state };
  });
  return useCallback((change, step, closed = 1) => {
    const mark = markOf(latest.current.state);
    latest.current.setParams(change, stepOptions(step, mark, closed));
  }, []);
}

function stepOptions(step: HistoryStep, before: Mark, closed: number): { replace: boolean; state: Mark } {
  if (step === 'stay' || (step === 'turn' && before.open > 0)) return { replace: true, state: before };
  if (step === 'close') return { replace: true, state: afterClosing(before, Math.min(before.open, closed)) };
  // Where something was closed there is a step already, which leads to the same page without it.
  if (before.idle > 0) return { replace: true, state: { open: before.open + 1, idle: before.idle - 1 } };
  return { replace: false, state: { open: before.open + 1, idle: 0 } };
}

function afterClosing({ open, idle }: Mark, closed: number): Mark {
  return { open: open - closed, idle: idle + closed };
}

/** Goes further back where a step back would show nothing new, since what it would undo was closed already. */
export function useNoIdleSteps(): void {
  const location = useLocation();
  const type = useNavigationType();
  const navigate = useNavigate();
  const last = useRef({ location, place: placeInHistory(), left: 0 });
  useEffect(() => {
    const from = last.current;
    const place = placeInHistory();
    if (from.location.key === location.key) return;
    const isBack = type === 'POP' && place !== undefined && place + 1 === from.place;
    const idle = isBack ? from.left || markOf(from.location.state).idle : 0;
    last.current = { location, place, left: Math.max(idle - 1, 0) };
    // One by one: several at once lead nowhere where the history does not reach that far back.
    if (idle > 0) void navigate(-1);
  }, [location, type, navigate]);
}

/** How many entries of the history lie below this one, as the router counts them; undefined where it has not counted. */
function placeInHistory(): number | undefined {
  const { idx } = partsOf(window.history.state);
  return typeof idx === 'number' ? idx : undefined;
}

function markOf(state: unknown): Mark {
  const { open, idle } = partsOf(state);
  return typeof open === 'number' && typeof idle === 'number' ? { open, idle } : UNMARKED;
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return (value ?? {}) as Readonly<Record<string, unknown>>;
}
