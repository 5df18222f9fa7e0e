import { collectionsFacade, dataSourcesFacade, recordsFacade, schemaEditorFacade, sqlFacade } from '@mortise/database';
import { type CoreServices, Timers } from '@mortise/kernel';
import { type PluginsPort, type PushPort, core } from '@mortise/plugin-api/server';
import type { BootParts } from '../boot/boot-parts';
import type { Switchboard } from '../pipeline/switchboard';
import type { PushStreams } from '../push/push-streams';
import type { Foundation } from './open-foundation';

export interface CoreServiceParts {
  readonly foundation: Foundation;
  readonly switchboard: Switchboard;
  readonly streams: PushStreams;
  readonly bootParts: BootParts;
}

/** What plugins may ask for, by ref id. `core.settings` is the host's own. */
export function coreServices({ foundation, switchboard, streams, bootParts }: CoreServiceParts): CoreServices {
  const { config, source, sources, recordHooks, events, resources, found } = foundation;
  const titles = new Map(found.map(({ manifest }) => [manifest.id, manifest.title]));
  const plugins: PluginsPort = { titleOf: (id) => titles.get(id) };
  const push: PushPort = {
    publish: (event, data, audience) => streams.publish(event, data, audience),
    end: (fits) => streams.end(fits),
  };
  return new Map([
    ...resources.facades,
    [core.collections.id, collectionsFacade(sources)],
    [core.schemaEditor.id, schemaEditorFacade(source)],
    [core.records.id, recordsFacade(sources)],
    [core.dataSources.id, dataSourcesFacade(sources)],
    [core.sql.id, sqlFacade(sources)],
    [core.recordHooks.id, recordHooks.facade],
    [core.events.id, events.facade],
    [core.timers.id, new Timers().facade],
    [core.pipeline.id, switchboard.facade],
    [core.plugins.id, () => plugins],
    [core.push.id, () => push],
    [core.boot.id, bootParts.facade],
    [core.initialRoot.id, () => config.initialRoot],
    [core.redis.id, () => ({ url: config.redisUrl })],
  ]);
}
