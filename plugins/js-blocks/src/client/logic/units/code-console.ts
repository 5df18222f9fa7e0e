import type { BlockPlace } from '@mortise/plugin-api/client';
import { useMemo, useSyncExternalStore } from 'react';
import { EMPTY_LOG, type ToldLog, withCall, withFault, withLine } from '../../editor/panels/run-log';
import type { FrameObserver } from '../../frame/frame-facts';

/** Pieces of code whose words are kept. An author has few before them; each change makes another. */
const MOST = 50;

/** What code within drafts told, for the editor, which may be opened later. */
const logs = new Map<string, ToldLog>();
const listeners = new Set<() => void>();

/** What a piece of code is known by, wherever it runs in its block. */
export function codeKey({ page, block, revision }: BlockPlace, code: string): string {
  return JSON.stringify([page, block, revision ?? null, code]);
}

/** Writes down what code tells; undefined for what is published, whose viewers did not write it. */
export function consoleOf(place: BlockPlace, code: string): FrameObserver | undefined {
  if (place.revision !== undefined) return undefined;
  const key = codeKey(place, code);
  const change = (next: (log: ToldLog) => ToldLog): void => write(key, next(logs.get(key) ?? EMPTY_LOG));
  return {
    onLog: (line) => change((log) => withLine(log, line)),
    onCall: (call) => change((log) => withCall(log, call)),
    onFault: (fault) => change((log) => withFault(log, fault)),
  };
}

export interface CodeConsole extends ToldLog {
  clear(): void;
}

/** What the code has told since it is as it is. */
export function useCodeConsole(place: BlockPlace, code: string): CodeConsole {
  const key = codeKey(place, code);
  const log = useSyncExternalStore(subscribe, () => logs.get(key) ?? EMPTY_LOG);
  return useMemo(() => ({ ...log, clear: () => write(key, EMPTY_LOG) }), [log, key]);
}

function write(key: string, log: ToldLog): void {
  logs.delete(key);
  logs.set(key, log);
  for (const oldest of logs.keys()) {
    if (logs.size <= MOST) break;
    logs.delete(oldest);
  }
  for (const listen of listeners) listen();
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}
