import type { CollectionsPort, DataSourcesPort } from '@mortise/plugin-api/server';
import type { LiveSources } from '../live/live-sources';
import type { SourceStore } from '../store/source-store';
import type { TableStore } from '../store/table-store';

export interface TableServices {
  readonly sources: SourceStore;
  readonly tables: TableStore;
  readonly live: LiveSources;
  readonly collections: CollectionsPort;
  readonly dataSources: DataSourcesPort;
  /** Whether `main` has a resource of this name that is no collection of users. */
  readonly isReserved: (name: string) => boolean;
}
