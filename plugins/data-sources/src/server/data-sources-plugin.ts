import { setTimeout } from 'node:timers/promises';
import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { dataSourcesResource } from './actions/data-sources-resource';
import { mainSourceResource } from './actions/main-source-resource';
import { sourceCollectionsResource } from './actions/source-collections-resource';
import { sourceFieldsResource } from './actions/source-fields-resource';
import { sourcesCollection, tablesCollection } from './collections/collections';
import { LiveSources } from './live/live-sources';
import { SourceStore } from './store/source-store';
import { TableStore } from './store/table-store';

/** Milliseconds after which what failed is tried again, and changes of other processes are noticed. */
const INTERVAL = 2_000;
/** Milliseconds a database that is just being connected to may keep the plugin from stopping. */
const PATIENCE = 1_000;

export const dataSourcesPlugin = defineServerPlugin({
  id: 'data-sources',
  needs: {
    access: core.access,
    collections: core.collections,
    dataSources: core.dataSources,
    push: core.push,
    records: core.records,
    resources: core.resources,
    secrets: core.secrets,
    timers: core.timers,
  },
  async setup({ access, collections, dataSources, push, records, resources, secrets, timers }, context) {
    const { log, signal } = context;
    await collections.define(sourcesCollection);
    await collections.define(tablesCollection);
    const sources = new SourceStore(records);
    const tables = new TableStore(records, sources);
    await sources.addMain();
    const announce = (): void => push.publish('data-sources.changed', {});
    const live = new LiveSources({ collections, dataSources, secrets, sources, tables, log, announce, stopping: signal });
    const isReserved = (name: string): boolean => resources.isReserved(name);
    const services = { access, collections, dataSources, secrets, sources, tables, live, isReserved };
    resources.define(dataSourcesResource(services));
    resources.define(mainSourceResource(services));
    resources.define(sourceCollectionsResource(services));
    resources.define(sourceFieldsResource(services));
    const reconcile = async (): Promise<void> => {
      if (!signal.aborted) await live.reconcile();
    };
    timers.every(INTERVAL, 'data sources', reconcile);
    // In the background: a database that does not answer must not keep the server from starting.
    context.onStart(() => void reconcile().catch((error: unknown) => log.error('data sources could not be read', { error })));
    context.onStop(() => Promise.race([live.idle(), setTimeout(PATIENCE, undefined, { ref: false })]));
  },
});
