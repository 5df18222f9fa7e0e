import type { CollectionDefinition } from '@mortise/shared';

/** One row per declared field of a collection made at run time; preset fields have a row only when they carry texts of their own. */
export const fieldDefinitions: CollectionDefinition = {
  name: 'fieldDefinitions',
  createdBy: false,
  updatedBy: false,
  uniqueTogether: [['collectionName', 'name']],
  fields: [
    { name: 'collectionName', type: 'string', length: 63, allowNull: false },
    { name: 'name', type: 'string', length: 63, allowNull: false },
    { name: 'type', type: 'string', length: 20, allowNull: false },
    { name: 'title', type: 'json' },
    { name: 'description', type: 'text' },
    { name: 'settings', type: 'json', allowNull: false },
    { name: 'options', type: 'json', allowNull: false },
    { name: 'sort', type: 'integer', allowNull: false },
  ],
};
