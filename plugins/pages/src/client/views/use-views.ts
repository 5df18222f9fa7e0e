import type { ViewRequest } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { type HistoryStep, useParamsChange, useUrlState } from '@mortise/ui';
import { useMemo } from 'react';
import { MOST_VIEWS, type OpenView, readViews } from './open-view';
import { type WaitingList, useWaiting } from './use-waiting';

/** The pages that lie over a page. Each has a depth: 1 for the lowest, 0 stands for the page itself. */
export interface Views {
  readonly stack: readonly OpenView[];
  /** Opens one over that depth, in the place of those that lie there; resolves when it is closed. */
  open(above: number, view: ViewRequest): Promise<JsonValue | undefined>;
  /** Closes one with those over it. */
  close(depth: number, result?: JsonValue): void;
  showTab(depth: number, tab: string): void;
}

/** They stand in the address, so that links, a reload and the back button know of them. Another object whenever they are others. */
export function useViews(): Views {
  const [text] = useUrlState('view');
  const change = useParamsChange();
  const stack = useMemo(() => readViews(parsed(text)), [text]);
  const waiting = useWaiting(stack.length);
  return useMemo(() => {
    const show = (views: readonly OpenView[], step: HistoryStep, closed?: number): void =>
      change((before) => withViews(before, views), step, closed);
    return viewsOf(stack, waiting, show);
  }, [stack, waiting, change]);
}

type ShowViews = (views: readonly OpenView[], step: HistoryStep, closed?: number) => void;

function viewsOf(stack: readonly OpenView[], waiting: WaitingList, show: ShowViews): Views {
  return {
    stack,
    open(above, view) {
      if (above >= MOST_VIEWS) return Promise.resolve(undefined);
      waiting.release(above);
      const closed = waiting.at(above + 1);
      show([...stack.slice(0, above), ...readViews([view])], above < stack.length ? 'turn' : 'open');
      return closed;
    },
    close(depth, result) {
      if (depth < 1 || depth > stack.length) return;
      waiting.answer(depth, result);
      show(stack.slice(0, depth - 1), 'close', stack.length - depth + 1);
    },
    showTab(depth, tab) {
      show(
        stack.map((view, at) => (at === depth - 1 ? { ...view, tab } : view)),
        'stay',
      );
    },
  };
}

function withViews(before: URLSearchParams, views: readonly OpenView[]): URLSearchParams {
  const after = new URLSearchParams(before);
  if (views.length === 0) after.delete('view');
  else after.set('view', JSON.stringify(views));
  return after;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
