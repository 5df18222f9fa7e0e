import type { LocalizedText } from '@mortise/shared';

/** The plugins of this server, running or not. */
export interface PluginsPort {
  /** What a plugin is called in its manifest; undefined when there is no such plugin. */
  titleOf(id: string): LocalizedText | undefined;
}
