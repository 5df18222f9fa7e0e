import { createContext } from 'react';

/** Id of the plugin a component belongs to; set by the shell around everything a plugin registers. */
export const PluginScopeContext = createContext<string>('shell');
