import type { DataSource, DataSources } from '@mortise/database';
import type { ResourceRegistry } from '../registry/resource-registry';
import type { PhaseServices } from './stages';

/** The services for the data source of this key; those of `main` when there is none, whose phases refuse the request by its name. */
export type ServicesOf = (dataSource: string) => PhaseServices;

interface Parts {
  readonly sources: Pick<DataSources, 'find'>;
  readonly registry: ResourceRegistry;
}

/** Services are made once for each data source, so that a request pays only for finding them. */
export function servicesPerSource(main: PhaseServices, { sources, registry }: Parts): ServicesOf {
  const known = new WeakMap<DataSource, PhaseServices>();
  return (key) => {
    const source = key === main.source.key ? undefined : sources.find(key);
    if (!source) return main;
    const services = known.get(source) ?? { ...main, source, registry: registry.ofCollections };
    known.set(source, services);
    return services;
  };
}
