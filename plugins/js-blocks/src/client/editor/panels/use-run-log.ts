import { useCallback, useMemo, useState } from 'react';
import type { FrameObserver } from '../../frame/frame-facts';
import { EMPTY_LOG, type ToldLog, withCall, withFault, withLine } from './run-log';

/** What a run has told. */
export interface RunLog extends ToldLog {
  readonly observer: FrameObserver;
  clear(): void;
}

export function useRunLog(): RunLog {
  const [told, setTold] = useState(EMPTY_LOG);
  const observer = useMemo<FrameObserver>(
    () => ({
      onLog: (line) => setTold((before) => withLine(before, line)),
      onCall: (call) => setTold((before) => withCall(before, call)),
      onFault: (fault) => setTold((before) => withFault(before, fault)),
    }),
    [],
  );
  const clear = useCallback(() => setTold(EMPTY_LOG), []);
  return { ...told, observer, clear };
}
