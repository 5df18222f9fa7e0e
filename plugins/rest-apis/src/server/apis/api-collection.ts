import type { CollectionDefinition } from '@mortise/shared';
import { REST_APIS } from './rest-api';

export const apiCollection: CollectionDefinition = {
  name: REST_APIS,
  title: { en: 'REST APIs', 'zh-CN': 'REST API' },
  fields: [
    { name: 'name', type: 'string', length: 100, allowNull: false },
    // Made of the name where none is given.
    { name: 'slug', type: 'string', length: 63, unique: true },
    { name: 'dataSource', type: 'string', length: 63, allowNull: false, defaultValue: 'main' },
    { name: 'enabled', type: 'boolean', allowNull: false, defaultValue: true },
    { name: 'listFormat', type: 'string', length: 10, allowNull: false, defaultValue: 'auto' },
    { name: 'tables', type: 'json' },
    { name: 'queries', type: 'json', allowNull: false, defaultValue: [] },
    { name: 'queryVersions', type: 'json', allowNull: false, defaultValue: {} },
  ],
};
