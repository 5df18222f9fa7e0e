import { type AccessPort, type ActionDefinition, type CollectionsPort, answer, defineAction } from '@mortise/plugin-api/server';
import type { Collection, JsonObject, Principal } from '@mortise/shared';
import type { LiveSources } from '../live/live-sources';
import type { SourceRow } from '../store/source-row';
import type { SourceStore } from '../store/source-store';
import { ENABLED_SOURCES } from './docs';

export interface ListEnabledServices {
  readonly sources: SourceStore;
  readonly live: LiveSources;
  readonly collections: CollectionsPort;
  readonly access: AccessPort;
}

/** The sources any user may know, with the collections the caller may see; nothing of how they are reached. */
export function listEnabledAction({ sources, live, collections, access }: ListEnabledServices): ActionDefinition {
  const visible = async (key: string, principal: Principal): Promise<readonly Collection[]> => {
    const all = live.state(key) ? [...collections.snapshot(key).collections.values()].filter(({ owner }) => owner === undefined) : [];
    const decided = await Promise.all(
      all.map(
        async (collection) =>
          await access.decide(principal, { dataSource: key, resource: collection.name, grant: 'view', snippet: undefined, collection }),
      ),
    );
    return all.filter((_collection, index) => decided[index]?.allowed === true);
  };
  const present = async ({ key, displayName, type }: SourceRow, principal: Principal): Promise<JsonObject> => {
    const seen = await visible(key, principal).catch(() => []);
    return {
      key,
      displayName,
      type,
      status: live.state(key)?.status ?? 'loading',
      collections: seen.map(({ name, title }) => ({ name, title: title ?? name, dataSource: key })),
    };
  };
  return defineAction({
    permission: { kind: 'loggedIn' },
    safe: true,
    describe: { output: ENABLED_SOURCES },
    async run({ principal }) {
      const enabled = (await sources.list()).filter((row) => row.enabled);
      return answer(await Promise.all(enabled.map((row) => present(row, principal))));
    },
  });
}
