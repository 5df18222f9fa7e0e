import {
  type Api,
  type ClientServices,
  ServicesContext,
  type ShownSlotPart,
  type SlotProps,
  useServices,
} from '@mortise/plugin-api/client';
import { type QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { SourceKeyContext } from '../source-key';
import { useSourceQueries } from './source-queries';

export interface SourceScopeProps {
  readonly source: string;
  readonly children: ReactNode;
}

/** What may be shown about another source: parts that are told of it, and the kinds of blocks, whose names say what stands on a page. */
const OFFERED: ReadonlySet<keyof SlotProps> = new Set<keyof SlotProps>(['data-action', 'page-block']);
/** Parts within a block. They are told of the source as well, while what they ask for of their own is the server's and not the source's. */
const WITHIN: ReadonlySet<keyof SlotProps> = new Set<keyof SlotProps>([
  'record-cell',
  'record-cell-settings',
  'record-field',
  'record-field-settings',
]);

/**
 * Everything below speaks with another data source than `main`, and what it has read is kept apart. Of the parts of other plugins only those
 * are offered that are told of the source; the others know of `main` alone.
 */
export function SourceScope({ source, children }: SourceScopeProps): ReactNode {
  const services = useServices();
  const queries = useQueryClient();
  const scoped = useMemo(() => {
    const slotParts: ClientServices['slotParts'] = (name) => {
      if (OFFERED.has(name)) return services.slotParts(name);
      return WITHIN.has(name) ? services.slotParts(name).map((part) => outside(part, { services, queries })) : [];
    };
    return { ...services, api: apiOf(services.api, source), slotParts };
  }, [services, queries, source]);
  return (
    <SourceKeyContext value={source}>
      <ServicesContext value={scoped}>
        <QueryClientProvider client={useSourceQueries(source)}>{children}</QueryClientProvider>
      </ServicesContext>
    </SourceKeyContext>
  );
}

interface Outside {
  readonly services: ClientServices;
  readonly queries: QueryClient;
}

/** The same part, speaking with whatever there is around the scope. */
function outside<Name extends keyof SlotProps>(part: ShownSlotPart<Name>, { services, queries }: Outside): ShownSlotPart<Name> {
  return {
    ...part,
    show: (properties) => (
      <SourceKeyContext value={undefined}>
        <ServicesContext value={services}>
          <QueryClientProvider client={queries}>{part.show(properties)}</QueryClientProvider>
        </ServicesContext>
      </SourceKeyContext>
    ),
  };
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
