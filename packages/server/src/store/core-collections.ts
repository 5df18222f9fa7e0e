import type { CollectionDefinition } from '@mortise/shared';

const unaudited = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false } as const;

/** Which plugins are meant to run, and what became of them at the last start. */
export const pluginsCollection: CollectionDefinition = {
  ...unaudited,
  name: 'pluginStates',
  fields: [
    { name: 'id', type: 'string', length: 40, primaryKey: true },
    { name: 'enabled', type: 'boolean', allowNull: false },
    { name: 'state', type: 'string', length: 20, allowNull: false },
    { name: 'reason', type: 'text' },
    { name: 'version', type: 'string', length: 100, allowNull: false },
  ],
};

/** One row of settings for each plugin that has some, and one for the installation itself. */
export const settingsCollection: CollectionDefinition = {
  ...unaudited,
  name: 'pluginSettings',
  fields: [
    { name: 'id', type: 'string', length: 60, primaryKey: true },
    { name: 'values', type: 'json', allowNull: false },
  ],
};
