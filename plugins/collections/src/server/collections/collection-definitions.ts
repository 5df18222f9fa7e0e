import type { CollectionDefinition } from '@mortise/shared';

/** One row per collection made at run time. */
export const collectionDefinitions: CollectionDefinition = {
  name: 'collectionDefinitions',
  createdBy: false,
  updatedBy: false,
  fields: [
    { name: 'name', type: 'string', length: 63, primaryKey: true },
    { name: 'title', type: 'json' },
    { name: 'description', type: 'text' },
    { name: 'settings', type: 'json', allowNull: false },
    { name: 'options', type: 'json', allowNull: false },
    { name: 'sort', type: 'integer', allowNull: false },
  ],
};
