import type { ViewRequest } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { useUrlState } from '@mortise/ui';
import { useInsertionEffect, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
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
  const [text, push] = useUrlState('view', { push: true });
  const [, replace] = useUrlState('view');
  const { key: entry } = useLocation();
  const navigate = useNavigate();
  const stack = useMemo(() => readViews(parsed(text)), [text]);
  const waiting = useWaiting(stack.length);
  const address = useMemo(() => latestAddress(), []);
  useInsertionEffect(() => address.set({ entry, push, replace, back: () => void navigate(-1) }));
  return useMemo(() => viewsOf(stack, waiting, address), [stack, waiting, address]);
}

/** As the last rendering had it. */
interface Address {
  readonly entry: string;
  push(view: string | undefined): void;
  replace(view: string | undefined): void;
  back(): void;
}

interface LatestAddress {
  set(address: Address): void;
  get(): Address | undefined;
}

function latestAddress(): LatestAddress {
  let latest: Address | undefined;
  return {
    set(address) {
      latest = address;
    },
    get: () => latest,
  };
}

function viewsOf(stack: readonly OpenView[], waiting: WaitingList, address: LatestAddress): Views {
  return {
    stack,
    open(above, view) {
      if (above >= MOST_VIEWS) return Promise.resolve(undefined);
      waiting.release(above);
      const closed = waiting.at(above + 1);
      address.get()?.push(written([...stack.slice(0, above), ...readViews([view])]));
      return closed;
    },
    close(depth, result) {
      if (depth < 1 || depth > stack.length) return;
      if (waiting.answer(depth, result) === address.get()?.entry) address.get()?.back();
      else address.get()?.replace(written(stack.slice(0, depth - 1)));
    },
    showTab(depth, tab) {
      address.get()?.replace(written(stack.map((view, at) => (at === depth - 1 ? { ...view, tab } : view))));
    },
  };
}

function written(views: readonly OpenView[]): string | undefined {
  return views.length === 0 ? undefined : JSON.stringify(views);
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
