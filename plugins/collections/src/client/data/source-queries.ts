import { type Connection, type Live, type LiveEvents, onStaleRecords, useServices } from '@mortise/plugin-api/client';
import { QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

/** What has been read of one data source besides `main`. */
interface SourceQueries {
  readonly client: QueryClient;
  /** Asks again for what the server says has changed, as long as anybody follows. Returns how to stop. */
  follow(live: Live): () => void;
}

/** One for each source, so that all that is on screen of it reads, and is told, once. */
const known = new WeakMap<QueryClient, Map<string, SourceQueries>>();

/** The queries about a source: apart from those of `main`, since a collection may have the same name in both. */
export function useSourceQueries(source: string): QueryClient {
  const outer = useQueryClient();
  const { live } = useServices();
  const queries = useMemo(() => queriesOf(outer, source), [outer, source]);
  useEffect(() => queries.follow(live), [queries, live]);
  return queries.client;
}

function queriesOf(outer: QueryClient, source: string): SourceQueries {
  const sources = known.get(outer) ?? new Map<string, SourceQueries>();
  known.set(outer, sources);
  const found = sources.get(source) ?? sourceQueries(outer, source);
  sources.set(source, found);
  return found;
}

function sourceQueries(outer: QueryClient, source: string): SourceQueries {
  const client = new QueryClient({ defaultOptions: outer.getDefaultOptions() });
  const reconnected = reconnection();
  let followers = 0;
  let stop: () => void = () => undefined;
  return {
    client,
    follow(live) {
      if (reconnected(live.connection)) void client.invalidateQueries();
      followers += 1;
      if (followers === 1) stop = followChanges(client, source, live);
      return () => {
        followers -= 1;
        if (followers === 0) stop();
      };
    },
  };
}

function followChanges(client: QueryClient, source: string, live: Live): () => void {
  const again = (...queryKey: readonly string[]): void => void client.invalidateQueries({ queryKey });
  const stops = [
    live.on('access.changed', () => again()),
    live.on('schema.changed', (payload) => {
      const { dataSource, collections } = payload as LiveEvents['schema.changed'];
      again('schema');
      if (dataSource === source) for (const name of collections) again('records', name);
    }),
    live.on('records.changed', (payload) => {
      const { dataSource, collection } = payload as LiveEvents['records.changed'];
      if (dataSource === source) again('records', collection);
    }),
    onStaleRecords(({ dataSource, collection }) => {
      if (dataSource === source) again('records', collection);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Says once that a connection is there again which was lost: nobody knows what has changed meanwhile. */
function reconnection(): (connection: Connection) => boolean {
  let wasLost = false;
  return (connection) => {
    const isBack = connection === 'open' && wasLost;
    wasLost = connection !== 'open' && connection !== 'connecting';
    return isBack;
  };
}
