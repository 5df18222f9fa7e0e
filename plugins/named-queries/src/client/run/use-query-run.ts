import { type ApiAnswer, type PageMeta, type WriteOptions, useApi } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { useRef, useState } from 'react';

export type Rows = ApiAnswer<readonly JsonObject[], PageMeta>;

export interface RunState {
  readonly busy: boolean;
  /** The last page that came. */
  readonly found?: Rows;
  readonly error?: unknown;
}

export interface QueryRun {
  readonly state: RunState;
  /** Resolves to why it was refused, or nothing. A run that is begun ends the one before. */
  run(options: WriteOptions): Promise<unknown>;
}

export function useQueryRun(path: string): QueryRun {
  const api = useApi();
  const [state, setState] = useState<RunState>({ busy: false });
  const abort = useRef(new AbortController());
  const run = async (options: WriteOptions): Promise<unknown> => {
    abort.current.abort();
    const { signal } = (abort.current = new AbortController());
    setState(({ found }) => ({ busy: true, ...(found === undefined ? {} : { found }) }));
    try {
      const found = await api.post<readonly JsonObject[], PageMeta>(path, { ...options, signal });
      setState({ busy: false, found });
      return undefined;
    } catch (error) {
      if (signal.aborted) return undefined;
      setState({ busy: false, error });
      return error;
    }
  };
  return { state, run };
}
