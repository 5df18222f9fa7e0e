import { type Api, type ClientServices, ServicesContext, useLive, useServices } from '@mortise/plugin-api/client';
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { SourceKeyContext } from '../source-key';

export interface SourceScopeProps {
  readonly source: string;
  readonly children: ReactNode;
}

/**
 * Everything below speaks with another data source than `main`. What it has read is kept apart: a collection may have the same name in
 * both. Of the parts of other plugins only those are offered that are told of the source; the others know of `main` alone.
 */
export function SourceScope({ source, children }: SourceScopeProps): ReactNode {
  const services = useServices();
  const scoped = useMemo(() => {
    const slotParts: ClientServices['slotParts'] = (name) => (name === 'data-action' ? services.slotParts(name) : []);
    return { ...services, api: apiOf(services.api, source), slotParts };
  }, [services, source]);
  const outer = useQueryClient();
  const [queries] = useState(() => new QueryClient({ defaultOptions: outer.getDefaultOptions() }));
  useChanges(queries, source);
  return (
    <SourceKeyContext value={source}>
      <ServicesContext value={scoped}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </ServicesContext>
    </SourceKeyContext>
  );
}

/** The same calls, about the source unless they say otherwise. */
function apiOf(api: Api, dataSource: string): Api {
  return {
    get: (path, options) => api.get(path, { dataSource, ...options }),
    post: (path, options) => api.post(path, { dataSource, ...options }),
    upload: (path, options) => api.upload(path, { dataSource, ...options }),
    send: api.send,
    download: (path, options) => api.download(path, { dataSource, ...options }),
    address: api.address,
  };
}

/** Asks again for what the server says has changed in the source, and for everything after the connection was lost. */
function useChanges(queries: QueryClient, source: string): void {
  const { connection } = useServices().live;
  const invalidate = (...queryKey: readonly string[]): void => void queries.invalidateQueries({ queryKey });
  useLive('access.changed', () => invalidate());
  useLive('schema.changed', ({ dataSource, collections }) => {
    invalidate('schema');
    if (dataSource === source) for (const name of collections) invalidate('records', name);
  });
  useLive('records.changed', ({ dataSource, collection }) => {
    if (dataSource === source) invalidate('records', collection);
  });
  const wasLost = useRef(false);
  useEffect(() => {
    if (connection === 'open' && wasLost.current) void queries.invalidateQueries();
    wasLost.current = connection !== 'open' && connection !== 'connecting';
  }, [connection, queries]);
}
