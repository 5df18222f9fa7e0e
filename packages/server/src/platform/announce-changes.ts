import type { FacadeOwner } from '@mortise/kernel';
import { ACCESS_VERSION } from '@mortise/resources';
import { ChangeFeed } from '../push/change-feed';
import { PLUGINS_VERSION } from '../store/plugin-state-store';
import { SETTINGS_VERSION } from '../store/settings-store';
import type { Platform } from './platform';

/** Tells plugins and open streams of changes that begin below the server. */
export function announceChanges(platform: Platform, { ledger }: FacadeOwner): void {
  const { source, sources, resources, events, streams, host, log, systemSettings } = platform;
  const feed = new ChangeFeed({ streams, resources, schemas: [source.schema.snapshot()], log });
  const schema = sources.onChange((snapshot) => {
    events.emit('schema.changed', { dataSource: snapshot.dataSource, version: snapshot.version });
    feed.schemaChanged(snapshot);
  });
  ledger.record('listener', 'schema', schema);
  const access = resources.gate.onChange(({ rules }) => {
    events.emit('access.changed', { version: source.versions.current(ACCESS_VERSION) });
    void feed.accessChanged(rules);
  });
  ledger.record('listener', 'access', access);
  // Browsers look anew at what they may do and show.
  const told = events.on('plugins.changed', log, async (payload) => {
    await feed.pluginChanged(host.get((payload as { id: string }).id));
    // The plugin may be the one that stands for the credential of a stream.
    await feed.accessChanged(false);
  });
  ledger.record('listener', 'plugins.changed', told);
  const followed = events.on('plugins.changed', log, (payload) => {
    const { id, state } = payload as { id: string; state: string };
    resources.outbox.pluginChanged(id, state === 'started');
  });
  ledger.record('listener', 'outbox', followed);
  ledger.record('listener', 'records', resources.recordChanges.listen(feed));
  followSettings(platform, ledger);
  followPlugins(platform, ledger);
  ledger.record(
    'listener',
    'system settings',
    systemSettings.onChange(() => streams.publish('settings.changed', {})),
  );
}

function followSettings({ source, systemSettings, pluginSettings, log }: Platform, ledger: FacadeOwner['ledger']): void {
  const reread = async (): Promise<void> => {
    try {
      await systemSettings.refresh();
      await pluginSettings.refresh();
    } catch (error) {
      log.warn('Settings that changed could not be read', { error });
    }
  };
  // Not waited for: whoever changes settings holds the queue in which they are read again.
  const stored = source.versions.onChange(SETTINGS_VERSION, () => void reread());
  ledger.record('listener', 'stored settings', stored);
}

function followPlugins({ source, host, log }: Platform, ledger: FacadeOwner['ledger']): void {
  const follow = (): void =>
    void host.follow().catch((error: unknown) => log.warn('Plugin states that changed could not be followed', { error }));
  // Not waited for: whoever stores a state holds the queue in which it is followed.
  ledger.record('listener', 'plugin states', source.versions.onChange(PLUGINS_VERSION, follow));
}
