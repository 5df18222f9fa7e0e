import { useApi, useServices, useSession } from '@mortise/plugin-api/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Facts } from '../facts/facts';
import { useKeptKey } from '../facts/kept-key';
import type { Act } from './acts';

export interface RunningAct {
  run(act: Act): Promise<void>;
  readonly busy: boolean;
  readonly error: unknown;
}

/** Does a step for the viewer and looks at the installation again, also after a failure: another tab may have been faster. */
export function useAct(facts: Facts): RunningAct {
  const api = useApi();
  const session = useSession();
  const { refresh } = useServices();
  const queries = useQueryClient();
  const [, keep] = useKeptKey();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const run = async (act: Act): Promise<void> => {
    setState({ busy: true });
    let error: unknown;
    try {
      await act({ api, facts, session, keep });
    } catch (thrown) {
      error = thrown;
    }
    await refresh().catch(() => undefined);
    await Promise.all(['access', 'schema', 'records', 'plugins'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    setState({ busy: false, error });
  };
  return { run, busy: state.busy, error: state.error };
}
