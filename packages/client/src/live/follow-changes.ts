import type { LiveEvents } from '@mortise/plugin-api/client';
import type { QueryClient } from '@tanstack/react-query';
import type { EventStream } from './event-stream';

/** Milliseconds in which several events become one look at the server. */
const CALM = 150;

export interface FollowOptions {
  readonly stream: Pick<EventStream, 'on'>;
  readonly queries: QueryClient;
  /** Asks anew who the viewer is and which plugins run. */
  readonly refresh: () => Promise<void>;
}

/** Keeps what the page shows in step with what the server says has changed. */
export function followChanges({ stream, queries, refresh }: FollowOptions): void {
  const refreshSoon = calmed(() => void refresh());
  const invalidate = (...key: readonly string[]): void => void queries.invalidateQueries({ queryKey: key });
  stream.on('plugins.changed', () => {
    invalidate('plugins');
    refreshSoon();
  });
  stream.on('settings.changed', () => {
    invalidate('settings');
    refreshSoon();
  });
  stream.on('access.changed', () => {
    // What the viewer may see decides about everything that is shown.
    refreshSoon();
    void queries.invalidateQueries();
  });
  stream.on('schema.changed', (payload) => {
    invalidate('schema');
    for (const name of (payload as LiveEvents['schema.changed']).collections) invalidate('records', name);
  });
  stream.on('records.changed', (payload) => invalidate('records', (payload as LiveEvents['records.changed']).collection));
}

function calmed(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, CALM);
  };
}
