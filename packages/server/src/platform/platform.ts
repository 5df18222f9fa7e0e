import type { PluginHost, PluginSettings, Texts } from '@mortise/kernel';
import type { AdminFiles } from '../admin/admin-files';
import type { BootParts } from '../boot/boot-parts';
import type { InFlight } from '../pipeline/in-flight';
import type { ServerState } from '../pipeline/receive-steps';
import type { Switchboard } from '../pipeline/switchboard';
import type { ClientFiles } from '../plugins/client-files';
import type { PushStreams } from '../push/push-streams';
import type { Foundation } from './open-foundation';

/** Everything but the network: a pipeline requests can be sent through, and the host of the plugins, which is not started. */
export interface Platform extends Foundation {
  readonly texts: Texts;
  readonly host: PluginHost;
  readonly pluginSettings: PluginSettings;
  readonly clientFiles: ClientFiles;
  readonly bootParts: BootParts;
  readonly adminFiles: AdminFiles | undefined;
  readonly switchboard: Switchboard;
  readonly inFlight: InFlight;
  readonly streams: PushStreams;
  /** `/api/` */
  readonly apiBase: string;
  state: ServerState;
}
