import type { FacadeOwner } from '@mortise/kernel';
import { ACCESS_VERSION } from '@mortise/resources';
import type { Platform } from './open-platform';

/** Tells plugins and open streams of changes that begin below the server. */
export function announceChanges({ source, resources, events, streams, log }: Platform, { ledger }: FacadeOwner): void {
  const schema = source.schema.onChange(({ dataSource, version }) => events.emit('schema.changed', { dataSource, version }));
  ledger.record('listener', 'schema', schema);
  const access = resources.gate.onChange(() => {
    events.emit('access.changed', { version: source.versions.current(ACCESS_VERSION) });
    void streams.recheck();
  });
  ledger.record('listener', 'access', access);
  // Browsers look anew at what they may do and show.
  const told = events.on('plugins.changed', log, (payload) => {
    streams.publish('plugins.changed', payload as { id: string; state: string });
    // The plugin may be the one that stands for the credential of a stream.
    return streams.recheck();
  });
  ledger.record('listener', 'plugins.changed', told);
}
