import { type Api, type ClientServices, ServicesContext, type SlotProps, useServices } from '@mortise/plugin-api/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { SourceKeyContext } from '../source-key';
import { useSourceQueries } from './source-queries';

export interface SourceScopeProps {
  readonly source: string;
  readonly children: ReactNode;
}

/** What may be shown about another source: parts that are told of it, and the kinds of blocks, whose names say what stands on a page. */
const OFFERED: ReadonlySet<keyof SlotProps> = new Set<keyof SlotProps>(['data-action', 'page-block']);

/**
 * Everything below speaks with another data source than `main`, and what it has read is kept apart. Of the parts of other plugins only those
 * are offered that are told of the source; the others know of `main` alone.
 */
export function SourceScope({ source, children }: SourceScopeProps): ReactNode {
  const services = useServices();
  const scoped = useMemo(() => {
    const slotParts: ClientServices['slotParts'] = (name) => (OFFERED.has(name) ? services.slotParts(name) : []);
    return { ...services, api: apiOf(services.api, source), slotParts };
  }, [services, source]);
  return (
    <SourceKeyContext value={source}>
      <ServicesContext value={scoped}>
        <QueryClientProvider client={useSourceQueries(source)}>{children}</QueryClientProvider>
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
