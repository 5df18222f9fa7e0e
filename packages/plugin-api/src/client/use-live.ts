import { useEffect, useRef } from 'react';
import type { LiveEvents } from './live';
import { useServices } from './services';

/**
 * Runs on every event of that name while the component is shown. Queries are refreshed without it when their keys begin with
 * `['records', collection]`, `['schema']`, `['plugins']`, `['settings']` or `['access']`.
 */
export function useLive<Name extends keyof LiveEvents>(event: Name, handle: (payload: LiveEvents[Name]) => void): void;
export function useLive(event: string, handle: (payload: unknown) => void): void;
export function useLive(event: string, handle: (payload: never) => void): void {
  const { live } = useServices();
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => live.on(event, (payload) => latest.current(payload as never)), [live, event]);
}
