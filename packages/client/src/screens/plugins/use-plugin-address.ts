import { useParamsChange } from '@mortise/ui';
import { useSearchParams } from 'react-router';

export const PLUGIN_TABS = ['about', 'settings', 'permissions', 'dependencies'] as const;

export type PluginTab = (typeof PLUGIN_TABS)[number];

/** Which plugin the address shows: `?plugin=api-keys&tab=permissions`. */
export interface PluginAddress {
  readonly plugin: string | undefined;
  readonly tab: PluginTab;
  /** Query string of a link to a plugin; what the list shows stays as it is. */
  search(plugin: string, tab?: PluginTab): string;
  open(plugin: string, tab?: PluginTab): void;
  close(): void;
}

export function usePluginAddress(): PluginAddress {
  const [params] = useSearchParams();
  const change = useParamsChange();
  const plugin = params.get('plugin') ?? undefined;
  return {
    plugin,
    tab: PLUGIN_TABS.find((tab) => tab === params.get('tab')) ?? 'about',
    search: (name, tab) => `?${showing(params, name, tab).toString()}`,
    // The back button leads to the plugin looked at before, not through its tabs.
    open: (name, tab) => change((before) => showing(before, name, tab), name === plugin ? 'stay' : 'open'),
    close: () => change(without, 'close'),
  };
}

function showing(params: URLSearchParams, plugin: string, tab: PluginTab = 'about'): URLSearchParams {
  const after = without(params);
  after.set('plugin', plugin);
  if (tab !== 'about') after.set('tab', tab);
  return after;
}

function without(params: URLSearchParams): URLSearchParams {
  const after = new URLSearchParams(params);
  after.delete('plugin');
  after.delete('tab');
  return after;
}
