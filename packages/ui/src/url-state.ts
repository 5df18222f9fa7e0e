import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface UrlStateOptions {
  /** Whether the browser's back button undoes a change; a replaced entry by default. */
  readonly push?: boolean;
}

/** A piece of state in the query string, so that a link brings it back. `undefined` takes it out of the address. */
export function useUrlState(
  key: string,
  { push = false }: UrlStateOptions = {},
): [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | undefined) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === undefined) after.delete(key);
          else after.set(key, value);
          return after;
        },
        { replace: !push },
      );
    },
    [key, push, setParams],
  );
  return [params.get(key) ?? undefined, set];
}

/** The same for anything JSON can carry. What somebody typed into the address and is no JSON counts as nothing. */
export function useJsonUrlState<Value>(key: string, options?: UrlStateOptions): [Value | undefined, (value: Value | undefined) => void] {
  const [text, setText] = useUrlState(key, options);
  const set = useCallback((value: Value | undefined) => setText(value === undefined ? undefined : JSON.stringify(value)), [setText]);
  return [parse(text) as Value | undefined, set];
}

/** Changes several pieces of state in one step; two steps at once would undo each other. `undefined` takes a piece out. */
export function useUrlPatch({ push = false }: UrlStateOptions = {}): (changes: Readonly<Record<string, string | undefined>>) => void {
  const [, setParams] = useSearchParams();
  return useCallback(
    (changes) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [key, value] of Object.entries(changes)) {
            if (value === undefined) after.delete(key);
            else after.set(key, value);
          }
          return after;
        },
        { replace: !push },
      );
    },
    [push, setParams],
  );
}

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
