import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { type HistoryStep, useParamsChange } from './history-steps';

export interface UrlStateOptions {
  /**
   * Whether it is opened: the browser's back button closes it, and closed by other means it leaves no step behind that would open it
   * again. By default a change is no step of the history.
   */
  readonly push?: boolean;
}

type Changes = Readonly<Record<string, string | undefined>>;

/** A piece of state in the query string, so that a link brings it back. `undefined` takes it out of the address. */
export function useUrlState(key: string, options?: UrlStateOptions): [string | undefined, (value: string | undefined) => void] {
  const [params] = useSearchParams();
  const patch = useUrlPatch(options);
  const set = useCallback((value: string | undefined) => patch({ [key]: value }), [key, patch]);
  return [params.get(key) ?? undefined, set];
}

/** The same for anything JSON can carry. What somebody typed into the address and is no JSON counts as nothing. */
export function useJsonUrlState<Value>(key: string, options?: UrlStateOptions): [Value | undefined, (value: Value | undefined) => void] {
  const [text, setText] = useUrlState(key, options);
  const set = useCallback((value: Value | undefined) => setText(value === undefined ? undefined : JSON.stringify(value)), [setText]);
  return [parse(text) as Value | undefined, set];
}

/** Changes several pieces of state in one step; two steps at once would undo each other. `undefined` takes a piece out. */
export function useUrlPatch({ push = false }: UrlStateOptions = {}): (changes: Changes) => void {
  const change = useParamsChange();
  return useCallback((changes) => change((before) => patched(before, changes), push ? stepOf(changes) : 'stay'), [change, push]);
}

/** What is only taken out of the address is closed; what comes in the place of something else leads on. */
function stepOf(changes: Changes): HistoryStep {
  const values = Object.values(changes);
  if (values.every((value) => value === undefined)) return 'close';
  return values.includes(undefined) ? 'turn' : 'open';
}

function patched(before: URLSearchParams, changes: Changes): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) after.delete(key);
    else after.set(key, value);
  }
  return after;
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
